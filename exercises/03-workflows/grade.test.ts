/**
 * What the check asks of `workflow.ts`. Each test runs the workflow on the embedded
 * sidecar with the real SDK, and looks at the history and at the world outside.
 */
import {
  behaviour,
  containing,
  crash,
  exercise,
  expectActivities,
  expectEffects,
  expectInput,
  expectResult,
  replay,
  resultOf,
} from "../../grader/index.ts";

interface Assignment {
  agent: string;
  dueAt: string;
}

const tickets = exercise(import.meta.dirname);
const refund = { title: "Refund has not arrived", assignee: "payments" };

behaviour("rejects a ticket without a title", "Part A", async () => {
  const run = await tickets.run({ assignee: "payments" });
  expectActivities(run, ["validateTicket"]);
  const { ticketId } = run.input;
  expectResult(run, { ticketId, status: "rejected", message: "Missing title" });
});

behaviour("rejects a ticket without an assignee", "Part A", async () => {
  const run = await tickets.run({ title: "Login page is blank" });
  expectActivities(run, ["validateTicket"]);
  const { ticketId } = run.input;
  expectResult(run, { ticketId, status: "rejected", message: "Missing assignee" });
});

behaviour("assigns a ticket that is in order", "Part B", async () => {
  const run = await tickets.run(refund);
  expectActivities(run, ["validateTicket", "assignTicket", "notifyAgent"]);
  expectInput(run, "validateTicket", run.input);
  expectInput(run, "assignTicket", run.input);
  expectEffects(run, ["validated", "assigned", "mailed"]);
});

behaviour("passes the assignment on", "Part C", async () => {
  const run = await tickets.run(refund);
  const { ticketId } = run.input;
  const { agent, dueAt } = resultOf<Assignment>(run, "assignTicket");
  const message = containing(refund.title);
  expectInput(run, "notifyAgent", { ticketId, recipient: agent, message });
  expectResult(run, {
    ticketId,
    status: "assigned",
    message: containing(agent, dueAt),
  });
});

replay("decides the same on every replay", "Part C", async () => {
  await tickets.replay(refund);
  await tickets.replay({ title: "Login page is blank" });
});

crash("survives a crash", "Part C", async () => {
  await tickets.crash(refund, (run) => {
    const { agent } = resultOf<Assignment>(run, "assignTicket");
    expectInput(run, "notifyAgent", { recipient: agent });
    expectResult(run, { status: "assigned", message: containing(agent) });
  });
});
