/**
 * What the check asks of `app.ts`. It starts the program as a process with a sidecar of its
 * own, and asks it over HTTP.
 */
import {
  behaviour,
  containing,
  crash,
  expectAnswer,
  program,
} from "../../grader/index.ts";

const leave = program(import.meta.dirname);
const shown = (body: unknown) =>
  (typeof body === "string" ? body : JSON.stringify(body)).replace(
    /(.)\1{9,}/g,
    (all, sign: string) => `${sign} (${all.length} times)`,
  );
const holiday = (requestId: string) => ({ requestId, employee: "ada", days: 3 });

behaviour("starts a request", "Part A", async () => {
  const { app, place } = await leave.start();
  const answer = await app.request("POST", "/leave", holiday("1"));
  expectAnswer(answer, {
    status: 202,
    body: { instanceId: "leave-1", status: "scheduled" },
  });
  leave.expectInstance(place, "leave-1", { input: holiday("1") });
  await leave.ended(place, "leave-1");
  // The limits themselves are within them.
  const least = { requestId: "_", employee: "a", days: 1 };
  const most = { requestId: `A-z_${"0".repeat(60)}`, employee: "ada", days: 30 };
  for (const body of [least, most]) {
    const allowed = await app.request("POST", "/leave", body);
    const name = `POST /leave ${shown(body)}`;
    expectAnswer({ ...allowed, name }, { status: 202 });
    await leave.ended(place, `leave-${body.requestId}`);
  }
});

behaviour("refuses what is no request", "Part A", async () => {
  const { app, place } = await leave.start();
  const bad: unknown[] = [
    { employee: "ada", days: 3 },
    { requestId: "2", days: 3 },
    { requestId: "2", employee: "ada" },
    { requestId: 2, employee: "ada", days: 3 },
    { requestId: "", employee: "ada", days: 3 },
    { requestId: "../2", employee: "ada", days: 3 },
    { requestId: "2".repeat(65), employee: "ada", days: 3 },
    { requestId: "2", employee: "", days: 3 },
    { requestId: "2", employee: "ada", days: "3" },
    { requestId: "2", employee: "ada", days: 0 },
    { requestId: "2", employee: "ada", days: 31 },
    { requestId: "2", employee: "ada", days: 2.5 },
    { requestId: "2", employee: "ada", days: 3, urgent: true },
    "{not json",
  ];
  for (const body of bad) {
    const answer = await app.request("POST", "/leave", body);
    expectAnswer(
      { ...answer, name: `POST /leave ${shown(body)}` },
      { status: 400 },
    );
  }
  leave.expectNothing(place);
});

behaviour("reports a request at work, and its decision", "Part B", async () => {
  const { app, place } = await leave.start();
  await app.request("POST", "/leave", { ...holiday("7"), employee: "abroad" });
  await leave.handedOut(place, "leave-7", "daysLeft");
  const unknown = { output: null, reason: null };
  expectAnswer(await app.request("GET", "/leave/7"), {
    status: 200,
    body: { ...unknown, instanceId: "leave-7", status: "RUNNING" },
  });
  await app.request("POST", "/leave", holiday("3"));
  await leave.ended(place, "leave-3");
  const output = { requestId: "3", granted: true, note: "7 days left" };
  const late = await app.request("GET", "/leave/3");
  expectAnswer(late, {
    status: 200,
    body: { ...unknown, instanceId: "leave-3", status: "COMPLETED", output },
  });
});

behaviour("reports why a request failed", "Part B", async () => {
  const { app, place } = await leave.start();
  await app.request("POST", "/leave", { ...holiday("4"), employee: "nobody" });
  await leave.ended(place, "leave-4");
  const answer = await app.request("GET", "/leave/4");
  const reason = containing("There is no employee nobody");
  const body = { instanceId: "leave-4", status: "FAILED", output: null, reason };
  expectAnswer(answer, { status: 200, body });
});

behaviour("says that a request is unknown", "Part B", async () => {
  const { app } = await leave.start();
  expectAnswer(await app.request("GET", "/leave/99"), { status: 404 });
});

behaviour("refuses a request that is there already", "Part C", async () => {
  const { app, place } = await leave.start();
  const both = [1, 2].map(() => app.request("POST", "/leave", holiday("5")));
  const [one, other] = await Promise.all(both);
  const first = (one!.value as { status: number }).status === 202 ? one! : other!;
  expectAnswer(first, { status: 202 });
  expectAnswer(first === one ? other! : one!, { status: 409 });
  await leave.handedOut(place, "leave-5", "daysLeft");
  expectAnswer(await app.request("POST", "/leave", holiday("5")), { status: 409 });
  await leave.ended(place, "leave-5");
  expectAnswer(await app.request("POST", "/leave", holiday("5")), { status: 409 });
  leave.expectInstance(place, "leave-5", { executions: ["daysLeft", "bookLeave"] });
});

crash("knows its requests after it was killed", "Part C", async () => {
  const { app, place } = await leave.start();
  await app.request("POST", "/leave", holiday("6"));
  await leave.handedOut(place, "leave-6", "daysLeft");
  await app.kill();
  const { app: next } = await leave.start(place);
  expectAnswer(await next.request("POST", "/leave", holiday("6")), { status: 409 });
  await leave.ended(place, "leave-6");
  const answer = await next.request("GET", "/leave/6");
  const output = { requestId: "6", granted: true, note: "7 days left" };
  const body = { instanceId: "leave-6", status: "COMPLETED", output, reason: null };
  expectAnswer(answer, { status: 200, body });
});
