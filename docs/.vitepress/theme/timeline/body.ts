import type { BodyLine } from "../../../../runs/format.ts";

/** What a body does on one line: calls, and perhaps a wait for one of them or for all. */
export interface BodyStep {
  turn: number;
  file: number;
  line: number;
  /** What it asks for on this line: "validateTask". */
  asks: string[];
  /** Whether it hands a task over here, and leaves. */
  waits: boolean;
  end?: "return" | "throw";
}

const GROUPS: Record<string, string> = { whenAll: "all of them", whenAny: "the first of them" };

/** Puts what happens on one line in one go together. */
export function bodySteps(lines: readonly BodyLine[]): BodyStep[] {
  const steps: BodyStep[] = [];
  for (const line of lines) {
    const last = steps.at(-1);
    const goesOn =
      last !== undefined &&
      !last.waits &&
      last.end === undefined &&
      last.turn === line.turn &&
      last.file === line.file &&
      last.line === line.line &&
      (line.kind === "call" || line.kind === "yield");
    const step = goesOn ? last : begin(line);
    if (!goesOn) steps.push(step);
    if (line.kind === "call") step.asks.push(askedFor(line));
    else if (line.kind === "yield") step.waits = true;
    else step.end = line.kind;
  }
  return steps;
}

const begin = ({ turn, file, line }: BodyLine): BodyStep => ({
  ...{ turn, file, line },
  asks: [],
  waits: false,
});

function askedFor({ method = "", name, id }: BodyLine): string {
  if (method in GROUPS) return GROUPS[method] ?? "";
  if (method === "createTimer") return `timer ${id ?? ""}`.trim();
  if (method === "waitForExternalEvent") return `event ${name ?? ""}`;
  if (method === "setCustomStatus") return "a custom status";
  if (method === "continueAsNew") return "a new start";
  return name ?? method;
}
