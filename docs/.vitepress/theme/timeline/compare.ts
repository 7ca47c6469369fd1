import type { HistoryEvent } from "../../../../sidecar/engine/history.ts";
import { details, namesOf } from "../../../../runs/history.ts";

/** One line of a comparison: an event of one run, of the other, or of both. */
export interface Pair {
  left?: string;
  right?: string;
  /** "other values": both have this event, with other values in it. */
  mark: "same" | "other values" | "only left" | "only right";
}

/** Lines of a comparison at most. */
const MOST = 400;

interface Entry {
  /** What makes two events the same step: their type and name. */
  key: string;
  text: string;
}

/**
 * Puts two histories side by side: events that are the same step in one line, the rest alone.
 * @returns at most 400 lines, and how many events of both had no place there
 */
export function compare(
  left: readonly HistoryEvent[],
  right: readonly HistoryEvent[],
): { pairs: Pair[]; leftOut: number } {
  const rest = (history: readonly HistoryEvent[]) => Math.max(0, history.length - MOST);
  const pairs = aligned(entriesOf(left.slice(0, MOST)), entriesOf(right.slice(0, MOST)));
  return { pairs, leftOut: rest(left) + rest(right) };
}

function entriesOf(history: readonly HistoryEvent[]): Entry[] {
  const names = namesOf(history);
  return history.map((event) => {
    const text = `${event.type} ${details(event, names)}`.trim();
    const name = "name" in event ? event.name : "taskId" in event ? names.get(event.taskId) : "";
    const status = event.type === "ExecutionCompleted" ? event.status : "";
    return { key: `${event.type} ${name ?? ""} ${status}`, text };
  });
}

/** The longest common sequence of steps, and what stands between. */
function aligned(a: readonly Entry[], b: readonly Entry[]): Pair[] {
  const lengths = commonLengths(a, b);
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left && right && left.key === right.key) {
      const mark = left.text === right.text ? "same" : "other values";
      pairs.push({ left: left.text, right: right.text, mark });
      i += 1;
      j += 1;
    } else if (left && (!right || at(lengths, i + 1, j) >= at(lengths, i, j + 1))) {
      pairs.push({ left: left.text, mark: "only left" });
      i += 1;
    } else {
      pairs.push({ right: right?.text, mark: "only right" });
      j += 1;
    }
  }
  return pairs;
}

/** For each place in both, how many steps the rests have in common. */
function commonLengths(a: readonly Entry[], b: readonly Entry[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0),
  );
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i] as number[];
      row[j] =
        a[i]?.key === b[j]?.key
          ? at(lengths, i + 1, j + 1) + 1
          : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
    }
  }
  return lengths;
}

const at = (lengths: readonly number[][], i: number, j: number) => lengths[i]?.[j] ?? 0;
