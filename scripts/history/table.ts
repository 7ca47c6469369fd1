import { createColors } from "picocolors";
import { details, namesOf } from "../../runs/history.ts";
import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import { startOf, statusOf, type Instance } from "../../sidecar/engine/instance.ts";
import { cut } from "../lesson/page.ts";

export interface TableOptions {
  /** Columns; values are cut to fit. */
  width: number;
  colors: boolean;
  /** Where the history is, as shown to people; when they can look there. */
  folder?: string;
}

const TURN = 4;
const EVENT = 18;

/**
 * An instance's events as a table: the turn that wrote each, the event, what it holds, the
 * time. Events that no turn has taken yet are at the end.
 */
export function historyTable(instance: Instance, { width, colors, folder }: TableOptions): string {
  const paint = createColors(colors);
  const { id, history, inbox, generation } = instance;
  const names = namesOf([...history, ...inbox]);
  const row = (turn: string, event: HistoryEvent) => {
    const time = event.at.slice(11, 23);
    const text = `${turn.padStart(TURN)}  ${time}  ${event.type.padEnd(EVENT)}  ${details(event, names)}`;
    return cut(text.trimEnd(), width);
  };
  let turn = 0;
  const rows = history.map((event) => {
    const first = event.type === "WorkflowStarted";
    if (first) turn += 1;
    return first ? paint.cyan(row(String(turn), event)) : row("", event);
  });
  const waiting = inbox.map((event) => paint.yellow(row("next", event)));
  const name = startOf(instance)?.name ?? "workflow";
  const generations = generation > 0 ? `, generation ${generation + 1}` : "";
  return [
    paint.bold(`${id}: ${name}, ${statusOf(instance)}${generations}`),
    ...(folder === undefined ? [] : [paint.dim(`from ${folder}`), ""]),
    paint.dim(`turn  ${"time (UTC)".padEnd(12)}  ${"event".padEnd(EVENT)}  details`),
    ...rows,
    ...waiting,
  ].join("\n");
}
