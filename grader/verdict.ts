/** What a check finds out, as data. `report.ts` puts it into words for a terminal, `--json` prints it. */

/** Judged in this order; the first layer with a finding is the one that is reported. */
export const layers = ["compile", "rules", "behaviour", "replay", "crash"] as const;
export type Layer = (typeof layers)[number];

/** A place in the learner's code. Lines and columns count from 1. */
export interface Place {
  /** Absolute path. */
  file: string;
  line: number;
  column?: number;
}

/** One thing that is wrong, complete enough to be shown alone. */
export interface Finding {
  /** Key into the catalogue and name of the page below `docs/rules/`. */
  code: string;
  /** What is wrong in two or three words, such as `dropped-task`. */
  name: string;
  layer: Layer;
  /** Title of the check that failed. */
  check: string;
  headline: string;
  expected?: string;
  got?: string;
  where?: Place;
  /** Further lines of the same file with the same fault. */
  alsoOn?: number[];
  why: string;
  help: string;
}

export interface Check {
  title: string;
  layer: Layer;
  outcome: "passed" | "failed" | "not checked";
}

export interface Verdict {
  exercise: { number: number; folder: string };
  /** Absolute path of the folder that was graded. */
  folder: string;
  passed: boolean;
  checks: Check[];
  /** At most three, the most useful first; all from one layer. */
  findings: Finding[];
  /** Remarks that change nothing about the outcome. */
  notes: string[];
  /** How long each part took, in milliseconds. */
  milliseconds: Record<string, number>;
}
