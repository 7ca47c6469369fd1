import { gain, namesOf } from "../../runs/history.ts";
import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import type { BodyRun } from "./body-runs.ts";

/** How many names a sentence may list before it counts the rest. */
const NAMES = 3;

/** What a run of the body did: "replayed validateTask from history, ran on to assignTask". */
export function runInWords({ replayed, asked, end }: BodyRun): string {
  const reached = end ? ending(end.status) : asked.length > 0 ? list(asked) : undefined;
  if (replayed.length === 0) {
    return end
      ? `ran to ${reached}`
      : `ran to its first yield and asked for ${reached ?? "nothing"}`;
  }
  const given = `replayed ${list(replayed)} from history, `;
  return given + (reached ? `ran on to ${reached}` : "and still waits");
}

/** What a checkpoint added to history: "validateTask completed, assignTask scheduled". */
export function checkpointInWords({ written }: BodyRun, history: readonly HistoryEvent[]): string {
  const names = namesOf(history);
  const gains = written.flatMap((event) => gain(event, names) ?? []);
  const shown = gains.slice(0, NAMES + 1);
  const more = gains.length - shown.length;
  return `history gains: ${shown.join(", ")}${more > 0 ? `, and ${more} more` : ""}`;
}

/**
 * How often the body and the activities ran.
 * @param repeated the activities that ran more than once, when that is known
 */
export function countInWords(
  runs: readonly BodyRun[],
  history: readonly HistoryEvent[],
  repeated: readonly string[] | undefined,
): string {
  const activities = history.filter(({ type }) => type === "TaskScheduled").length;
  const finished = history.filter(({ type }) => type === "TaskCompleted" || type === "TaskFailed");
  const body = `The body ran ${times(runs.length)} for ${count(activities, "activity", "activities")}`;
  if (activities === 0 || finished.length < activities) return `${body}.`;
  if (!repeated) return `${body}; each result was recorded once.`;
  if (repeated.length > 0) {
    return `${body}; handed out again because no result came: ${list(repeated)}.`;
  }
  return `${body}; ${activities === 1 ? "the" : "each"} activity ran once.`;
}

/** Why the body ran that often. */
export function whyInWords(runs: readonly BodyRun[]): string {
  const results = runs.at(-1)?.replayed.length ?? 0;
  if (results === 0) return "One run for the start.";
  const each = results === 1 ? "the result" : `each of the ${results} results`;
  const batched = runs.length !== results + 1;
  return `One run for the start, and one for ${batched ? "each time that results arrived" : each}.`;
}

/** What the numbers rest on; once is enough. */
export const replayInWords =
  "A run begins at the first line; what history can answer is replayed, not done again.";

/** "a", "a and b", "a, b and c", or "a, b, c and 4 more" with the `most` that are named. */
export function list(names: readonly string[], most = NAMES): string {
  const rest = names.length - most;
  const parts = rest > 0 ? [...names.slice(0, most), `${rest} more`] : [...names];
  const last = parts.pop() ?? "";
  return parts.length > 0 ? `${parts.join(", ")} and ${last}` : last;
}

function ending(status: string): string {
  return status === "COMPLETED" ? "its end" : `its end: ${status.toLowerCase()}`;
}

function times(number: number): string {
  return number === 1 ? "once" : `${number} times`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
