import type { Request } from "./client.ts";
import { eventsIn, promisedEnd, randomProgram, TERMINATED } from "./program.ts";
import type { Random } from "./random.ts";

/** Plans for one to three instances, some of whose ids are used again. */
export function randomPlans(random: Random): Map<string, Request[]> {
  const plans = new Map<string, Request[]>();
  for (let index = 0; index <= random.below(3); index++) {
    const plan = randomLife(random);
    if (random.chance(0.3)) plan.push({ ask: "purge" });
    if (random.chance(0.3)) plan.push(...randomLife(random));
    plans.set(`i${index}`, plan);
  }
  return plans;
}

/** From the start to the end of one instance, with all its program waits for in between. */
function randomLife(random: Random): Request[] {
  const program = randomProgram(random);
  const promised = [promisedEnd(program)];
  const between: Request[] = Array.from({ length: eventsIn(program) }, () => ({ ask: "raise" }));
  for (let left = random.below(3); left > 0; left--) {
    const ask = random.chance(0.6) ? "suspend" : "resume";
    between.splice(random.below(between.length + 1), 0, { ask });
  }
  if (random.chance(0.15)) {
    between.splice(random.below(between.length + 1), 0, { ask: "terminate" });
    promised.push(TERMINATED);
  }
  const delay = random.chance(0.2) ? random.below(100_000) : undefined;
  return [
    { ask: "start", program, delay },
    ...between,
    { ask: "resume" },
    { ask: "end", promised },
  ];
}
