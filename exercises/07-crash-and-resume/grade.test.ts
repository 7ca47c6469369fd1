/**
 * What the check asks of `activities.ts`. Each test runs the given workflow with these
 * activities on the embedded sidecar, and counts what happened in the world outside.
 */
import {
  behaviour,
  containing,
  crash,
  exercise,
  expectActivities,
  expectEffect,
  expectEffects,
  expectOutput,
  expectResult,
} from "../../grader/index.ts";

const claims = exercise(import.meta.dirname);

// There and back for the same price: two payments that differ in nothing but what they are for.
const journey = {
  employee: "ana@example.com",
  items: [
    { what: "train there", amount: 40 },
    { what: "train back", amount: 40 },
  ],
};
const payments = ["paid train there", "paid train back"];

behaviour("pays every item, also where two cost the same", "Part A", async () => {
  const run = await claims.run(journey);
  expectActivities(run, ["payItem", "payItem", "bookClaim", "closeClaim"]);
  expectEffects(run, [...payments, "booked", "closed"]);
  for (const payment of payments) expectEffect(run, payment, { amount: 40 });
});

behaviour("pays the next claim for the same journey", "Part A", async () => {
  // Not left to the test before, which may not have run.
  await claims.run(journey);
  expectEffects(await claims.run(journey), [...payments, "booked", "closed"]);
});

behaviour("books the total and closes the claim", "Part B", async () => {
  const run = await claims.run(journey);
  expectEffect(run, "booked", { total: 80 });
  expectNumbers(run);
});

crash("pays once, whatever crashes", "Part A", () => survives(payments));
crash("books once, whatever crashes", "Part B", () => survives(["booked"]));
crash("closes once, whatever crashes", "Part C", () => survives(["closed"]));

async function survives(exactlyOnce: string[]) {
  await claims.crash(journey, expectNumbers, [], { exactlyOnce });
}

/** What the next steps need of the other side has come back. */
function expectNumbers(run: Parameters<typeof expectResult>[0]) {
  expectOutput(run, "payItem", { transfer: containing("N-") });
  expectOutput(run, "bookClaim", { entry: containing("N-") });
  expectResult(run, { status: "closed" });
}
