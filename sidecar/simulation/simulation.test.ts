import { expect, test } from "vitest";
import { ObedientMachine } from "./machine.ts";
import { randomPlans } from "./plans.ts";
import { seeded } from "./random.ts";
import { simulate } from "./simulation.ts";

/** More with SIMULATIONS=20000; a failure prints its seed, SEED=n runs that one alone. */
const { SIMULATIONS = "2000", SEED } = process.env;

test("whatever happens in whatever order, the invariant holds", { timeout: 600_000 }, async () => {
  const first = SEED === undefined ? 1 : Number(SEED);
  const last = SEED === undefined ? Number(SIMULATIONS) : first;
  for (let seed = first; seed <= last; seed++) {
    const random = seeded(seed);
    const plans = randomPlans(random);
    const run = simulate({ random, machine: new ObedientMachine(), plans, crashes: 3 });
    await expect(run, `SEED=${seed}`).resolves.toBeUndefined();
  }
});
