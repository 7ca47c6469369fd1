import { setTimeout as sleep } from "node:timers/promises";
import { deadlines } from "./deadlines.ts";

/** How often to look, in milliseconds. */
const LOOK = 10;

/**
 * What `look` finds, as soon as it finds something; `undefined` when it does not within a run's
 * deadline, counted in looks as `patience` does.
 */
export async function eventually<Found>(look: () => Found | undefined): Promise<Found | undefined> {
  for (let looks = deadlines.run / LOOK; looks > 0; looks -= 1) {
    const found = look();
    if (found !== undefined) return found;
    await sleep(LOOK);
  }
  return undefined;
}
