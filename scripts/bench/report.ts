import { summarise, type Figures, type Summary } from "./figures.ts";
import type { Bar, Row } from "./row.ts";

/** What `--json` writes. */
export interface Report {
  node: string;
  cores: number;
  rounds: number;
  rows: RowReport[];
}

export interface RowReport {
  name: string;
  what: string;
  unit: string;
  /** By side; the samples are one a round, in the order they were taken. */
  figures: Record<string, Summary>;
  bars: BarReport[];
}

export interface BarReport extends Omit<Bar, "value"> {
  /** `null` when a side was not measured, and then `met` is `null`, too. */
  value: number | null;
  met: boolean | null;
}

export function reportRow({ name, what, unit, bars }: Row, figures: Figures): RowReport {
  const summaries = Object.entries(figures).flatMap(([side, samples]) => {
    const summary = summarise(samples);
    return summary ? [[side, summary] as const] : [];
  });
  return {
    name,
    what,
    unit,
    figures: Object.fromEntries(summaries),
    bars: bars.map((bar) => reportBar(bar, figures)),
  };
}

function reportBar({ value: measure, ...bar }: Bar, figures: Figures): BarReport {
  const value = measure(figures);
  if (value === undefined) return { ...bar, value: null, met: null };
  return { ...bar, value, met: bar.bound === "at least" ? value >= bar.limit : value <= bar.limit };
}

/** A row as text: each side's median with its spread, then what was asked of it. */
export function describeRow({ what, unit, figures, bars }: RowReport): string {
  const sides = Object.entries(figures).map(
    ([side, { median, min, max }]) =>
      `  ${side.padEnd(10)} ${short(median).padStart(8)}   ${short(min)} – ${short(max)}`,
  );
  if (sides.length === 0) sides.push("  not measured");
  return [`${what} (${unit})`, ...sides, ...bars.map(describeBar)].join("\n");
}

function describeBar({ what, bound, limit, unit, value, met }: BarReport): string {
  const sign = bound === "at least" ? "≥" : "≤";
  const verdict = met === null ? "not measured" : met ? "met" : "NOT MET";
  const measured = value === null ? "" : `${short(value)} ${unit}`;
  return `  → ${what.padEnd(42)} ${sign} ${limit} ${unit}`.padEnd(60) + `${measured}  ${verdict}`;
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
