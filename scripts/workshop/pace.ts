import type { Agenda } from "../../agendas.ts";
import type { Pace } from "./board-view.ts";
import type { Stretch } from "./events.ts";

const MINUTE = 60_000;

/** Minutes late from which on it helps to leave something out. */
const LATE = 3;

/**
 * How the room goes along with its agenda. Time between stretches, such as a night, does not count.
 * @param now milliseconds since 1970
 */
export function paceOf(agenda: Agenda, stretches: readonly Stretch[], now: number): Pace {
  const current = stretches.find(({ to }) => to === undefined);
  const at = current?.part ?? nextPart(stretches);
  const planned = (part: number) => agenda.parts[part]?.minutes ?? 0;
  const spent = (part: number) =>
    stretches
      .filter((each) => each.part === part)
      .reduce((sum, { from, to = now }) => sum + (to - from) / MINUTE, 0);
  // A room that begins in the middle has not left anything out.
  const first = Math.min(...stretches.map(({ part }) => part));
  let late = 0;
  for (const part of agenda.parts.keys()) {
    // A part to come may have been begun; a part that is on may take its minutes.
    if (part < first) continue;
    if (part < at) late += spent(part) - planned(part);
    else late += Math.max(0, spent(part) - planned(part));
  }
  const minutes = stretches.length === 0 ? 0 : Math.round(late);
  return {
    ...(current && { part: current.part, since: current.from }),
    late: minutes,
    cuts: minutes < LATE ? [] : cutsFrom(agenda, at, minutes),
  };
}

/** While the room rests: what follows the part that was on last. */
const nextPart = (stretches: readonly Stretch[]) => (stretches.at(-1)?.part ?? -1) + 1;

/** The cuts that give most back first, until they make up for `late` minutes; then in their order. */
function cutsFrom({ parts }: Agenda, at: number, late: number): Pace["cuts"] {
  const possible = parts.flatMap(({ cut, saves = 0 }, part) =>
    cut !== undefined && part >= at ? [{ part, cut, saves }] : [],
  );
  let left = late;
  const chosen = possible
    .toSorted((a, b) => b.saves - a.saves || a.part - b.part)
    .filter(({ saves }) => {
      const isNeeded = left > 0;
      left -= saves;
      return isNeeded;
    });
  return chosen.toSorted((a, b) => a.part - b.part);
}
