/**
 * What the check asks of `activities.ts`. Each test runs the given workflow with these
 * activities on the embedded sidecar, and looks at their results and at the world outside.
 */
import {
  behaviour,
  containing,
  crash,
  exercise,
  expectActivities,
  expectEffect,
  expectEffects,
  expectFailure,
  expectOutput,
  expectResult,
  expectUnique,
  matching,
  resultOf,
} from "../../grader/index.ts";

type Run = Awaited<ReturnType<ReturnType<typeof exercise>["run"]>>;

interface Voucher {
  number: string;
}

const claims = exercise(import.meta.dirname);
const trip = {
  employee: "alice",
  receipt: "R-17",
  items: [
    { category: "travel", amount: 20 },
    { category: "meals", amount: 12 },
    { category: "travel", amount: 10 },
  ],
};
const someText = matching(/./, "a text");
const time = matching(
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  "a time in ISO 8601",
);

behaviour("refuses a claim without a receipt", "Part A", async () => {
  const run = await claims.run({ ...trip, receipt: undefined });
  expectOutput(run, "checkClaim", { valid: false, reason: "Missing receipt" });
  expectActivities(run, ["checkClaim"]);
  expectEffects(run, []);
});

behaviour("refuses a claim without items", "Part A", async () => {
  const run = await claims.run({ ...trip, items: [] });
  expectOutput(run, "checkClaim", { valid: false, reason: "Nothing claimed" });
});

behaviour("accepts a claim that is in order", "Part A", async () => {
  expectOutput(await claims.run(trip), "checkClaim", { valid: true });
});

function expectBooked(run: Run): void {
  expectOutput(run, "bookClaim", { totals: { travel: 30, meals: 12 } });
  expectOutput(run, "bookClaim", { number: someText, bookedAt: time });
  expectUnique(run, "bookClaim", "number");
  const { number } = resultOf<Voucher>(run, "bookClaim");
  expectEffect(run, "booked", { number });
}

behaviour("books a claim with its totals", "Part B", async () => {
  expectBooked(await claims.run(trip));
});

behaviour("books every claim by itself", "Part B", async () => {
  expectBooked(await claims.run(trip));
});

behaviour("pays and gives the bank a reference", "Part C", async () => {
  const run = await claims.run(trip);
  const reference = `${run.instanceId}/3`;
  expectEffects(run, ["booked", "paid"]);
  expectEffect(run, "paid", { account: "DE-1001", amount: 42, reference });
  expectOutput(run, "payClaim", { reference, paidAt: time });
  expectResult(run, { status: "paid", message: containing(reference) });
});

behaviour("fails to pay somebody without an account", "Part C", async () => {
  const run = await claims.run({ ...trip, employee: "bob" });
  expectFailure(run, "payClaim", { message: containing("bob") });
  expectEffects(run, ["booked"]);
});

crash("survives a crash", "Part C", async () => {
  await claims.crash(trip, (run) => {
    expectUnique(run, "bookClaim", "number");
    const reference = `${run.instanceId}/3`;
    expectOutput(run, "payClaim", { reference });
    expectResult(run, { status: "paid", message: containing(reference) });
  });
});
