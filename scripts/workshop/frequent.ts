import type { Frequent } from "./board-view.ts";
import type { Room } from "./events.ts";
import { aboutFinding } from "./finding.ts";

/** More would not be read from the back of a room. */
const SHOWN = 6;

/** The findings that most people had, first those that most have now. */
export function frequentIn(room: Room): Frequent[] {
  const byCode = new Map<string, Frequent>();
  for (const { cells } of Object.values(room.participants)) {
    const own = new Map<string, { results: number; now: boolean }>();
    for (const { findings, passed, finding } of Object.values(cells)) {
      for (const [code, results] of Object.entries(findings)) {
        const before = own.get(code) ?? { results: 0, now: false };
        const now = before.now || (!passed && finding?.code === code);
        own.set(code, { results: before.results + results, now });
      }
    }
    for (const [code, { results, now }] of own) {
      const sum = byCode.get(code) ?? { ...aboutFinding(code), people: 0, now: 0, results: 0 };
      byCode.set(code, {
        ...sum,
        people: sum.people + 1,
        now: sum.now + Number(now),
        results: sum.results + results,
      });
    }
  }
  return [...byCode.values()]
    .toSorted((a, b) => b.now - a.now || b.people - a.people || b.results - a.results)
    .slice(0, SHOWN);
}
