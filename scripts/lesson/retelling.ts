import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import type { AppLine } from "./app-log.ts";
import { bodyRuns } from "./body-runs.ts";
import type { Narrator } from "./narrator.ts";

/** How long lines wait for the history they belong into, in milliseconds. */
const PATIENCE = 2000;

/** Something to tell, and when it happened: ISO 8601 to the millisecond. */
interface Item {
  at: string;
  tell: () => void;
}

/**
 * Tells a workflow as if one had watched it: puts what the app printed where it belongs in
 * the history. An app's line has no time of its own, so it gets that of the SDK's line
 * before it.
 */
export class Retelling {
  readonly #narrator: Narrator;
  /** How many body runs have been told of an instance that had not ended by then. */
  readonly #told = new Map<string, number>();
  #lines: Item[] = [];
  #now = "";
  #timer: NodeJS.Timeout | undefined;

  constructor(narrator: Narrator) {
    this.#narrator = narrator;
  }

  heard(line: AppLine): void {
    this.#now = line.sdk?.time || this.#now;
    this.#lines.push({ at: this.#now, tell: () => this.#narrator.app(line) });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.rest(), PATIENCE);
  }

  /** @param once whether no activity can have run twice */
  tell(id: string, history: readonly HistoryEvent[], { once }: { once: boolean }): void {
    // What goes on after a restart begins with an activity.
    if (this.#told.has(id)) this.#narrator.activityBegins(id, history);
    this.#merge(this.#itemsOf(id, history));
    this.#told.delete(id);
    this.#narrator.ended(id, history, once ? [] : undefined);
  }

  /** Tells what is known so far of an instance that has not ended. */
  tellSoFar(id: string, history: readonly HistoryEvent[]): void {
    const items = this.#itemsOf(id, history);
    if (items.length === 0) return;
    this.#merge(items);
    this.#told.set(id, bodyRuns(history).length);
  }

  /** Tells lines that no history came for. */
  rest(): void {
    clearTimeout(this.#timer);
    for (const line of this.#lines.splice(0)) line.tell();
  }

  /** Tells items with the lines that came before the last of them. */
  #merge(items: readonly Item[]): void {
    const end = items.at(-1)?.at ?? "";
    const before = this.#lines.filter(({ at }) => at <= end);
    this.#lines = this.#lines.filter(({ at }) => at > end);
    for (const item of merge(items, before)) item.tell();
  }

  #itemsOf(id: string, history: readonly HistoryEvent[]): Item[] {
    const runs = bodyRuns(history);
    const told = this.#told.get(id) ?? 0;
    // A history that has become shorter began anew.
    return runs.slice(told > runs.length ? 0 : told).flatMap((run) => {
      let atCheckpoint: ReturnType<Narrator["runBegins"]>;
      const begins = timeOf(run.written[0]);
      const last = timeOf(run.written.at(-1));
      return [
        { at: begins, tell: () => (atCheckpoint = this.#narrator.runBegins(id)) },
        // A run that asks for nothing writes what led to it last, which is older than itself.
        { at: last > begins ? last : begins, tell: () => atCheckpoint(run, history) },
      ];
    });
  }
}

/** Both in one order of time. What history says comes first where the times are the same. */
function merge(items: readonly Item[], lines: readonly Item[]): Item[] {
  return [...items, ...lines].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** To the millisecond, as the SDK's log has it. */
function timeOf(event: HistoryEvent | undefined): string {
  return event ? `${event.at.slice(0, 23)}Z` : "";
}
