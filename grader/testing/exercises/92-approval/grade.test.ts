import {
  behaviour,
  crash,
  exercise,
  expectActivities,
  expectEffects,
  expectResult,
  expectTimers,
  replay,
} from "../../../index.ts";

const approvals = exercise(import.meta.dirname);
const request = { amount: 120 };
const DAY = 24 * 60 * 60;
const yes = { event: "decision", data: "yes" };
/** After the first turn there is the timer, after the second the reminder. */
const lateYes = { ...yes, afterTurn: 3 };

behaviour("pays when the answer is yes", "Part A", async () => {
  const run = await approvals.run(request, [yes]);
  expectActivities(run, ["pay"]);
  expectResult(run, { status: "approved" });
});

behaviour("pays nothing when the answer is no", "Part B", async () => {
  const run = await approvals.run(request, [{ event: "decision", data: "no" }]);
  expectActivities(run, []);
  expectResult(run, { status: "declined" });
});

behaviour("reminds after a day and expires after two more", "Part C", async () => {
  const run = await approvals.run(request);
  expectTimers(run, [DAY, 2 * DAY]);
  expectEffects(run, ["reminded"]);
  expectResult(run, { status: "expired" });
});

behaviour("takes an answer after the reminder", "Part C", async () => {
  const run = await approvals.run(request, [lateYes]);
  expectActivities(run, ["remind", "pay"]);
  expectResult(run, { status: "approved" });
});

replay("decides the same on every replay", "Part C", async () => {
  await approvals.replay(request, (run) => expectResult(run, { status: "expired" }));
  await approvals.replay(request, () => {}, [lateYes]);
});

crash("survives a crash", "Part C", async () => {
  await approvals.crash(request, (run) => expectResult(run, { status: "approved" }), [lateYes]);
});
