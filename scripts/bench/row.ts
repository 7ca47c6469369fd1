import type { ChildProcess } from "node:child_process";
import type { AppName, Engine } from "./engines.ts";
import type { Figures } from "./figures.ts";

/** What measurements work with. */
export interface Bench {
  /** How often each side is measured, sides in turn. */
  rounds: number;
  /** Fewer repeats, smaller loads: to see that it works, not how fast it is. */
  quick: boolean;
  /** A folder of this run's own, deleted at the end. */
  folder: string;
  /** Engines with an app of this kind connected to each; started at the first call. */
  engines(app: AppName): Promise<Engine[]>;
  /** Has a process ended with the bench, however the bench ends. */
  watch(child: ChildProcess): void;
}

/** What DESIGN asks of the figures. */
export interface Bar {
  what: string;
  bound: "at least" | "at most";
  limit: number;
  unit: string;
  /** The number to hold against the limit; nothing when a side of it was not measured. */
  value(figures: Figures): number | undefined;
}

export interface Row {
  /** For `--only`. */
  name: string;
  what: string;
  unit: string;
  measure(bench: Bench): Promise<Figures>;
  bars: Bar[];
}
