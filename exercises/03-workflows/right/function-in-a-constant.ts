// A function expression, a helper outside, and the time from the context.
import type { WorkflowContext } from "@dapr/dapr";
import * as activities from "../activities.ts";
import type { Assignment, Ticket, TicketResult, Validation } from "../types.ts";

const rejected = (ticketId: string, message = "Invalid"): TicketResult => ({
  ticketId,
  status: "rejected",
  message,
});

export const ticketWorkflow = async function* (
  ctx: WorkflowContext,
  ticket: Ticket,
): AsyncGenerator<unknown, TicketResult, any> {
  const { ticketId, title } = ticket;
  const { valid, reason }: Validation = yield ctx.callActivity(
    activities.validateTicket,
    ticket,
  );
  if (!valid) return rejected(ticketId, reason);

  const { agent, dueAt }: Assignment = yield ctx.callActivity(
    activities.assignTicket,
    ticket,
  );
  const note = { ticketId, recipient: agent, message: `Please answer: ${title}` };
  yield ctx.callActivity(activities.notifyAgent, note);
  const due = new Date(dueAt).getTime();
  const left = Math.max(0, due - ctx.getCurrentUtcDateTime().getTime());
  return {
    ticketId,
    status: "assigned",
    message: `${agent} by ${dueAt}, ${Math.round(left / 60_000)} minutes from now`,
  };
};
