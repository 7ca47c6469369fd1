import { z } from "zod";

const time = z.iso.datetime();
const count = z.number().int().nonnegative();

/** What is kept about one exercise. What else somebody wrote into it stays. */
const entrySchema = z.looseObject({
  /** Verdicts so far. */
  attempts: count,
  lastChecked: time.optional(),
  /** Whether the last verdict was a pass. */
  passed: z.boolean(),
  firstPassed: time.optional(),
  /** Code of the first finding of the last verdict: "W04". */
  lastFinding: z.string().optional(),
  /** Step of the last hint that was shown, from 1. */
  lastHint: count.optional(),
  /** When the solution was looked at before a pass. */
  sawSolution: time.optional(),
});

/** The file `progress.json`: by name of the exercise's folder, which no update changes. */
export const progressSchema = z.looseObject({
  version: z.literal(1),
  exercises: z.record(z.string(), entrySchema),
});

export type Entry = z.infer<typeof entrySchema>;
export type Progress = z.infer<typeof progressSchema>;

export const noProgress: Progress = { version: 1, exercises: {} };
export const noEntry: Entry = { attempts: 0, passed: false };
