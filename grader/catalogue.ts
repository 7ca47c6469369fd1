import { behaviour } from "./catalogue/behaviour.ts";
import { compiling } from "./catalogue/compiling.ts";
import { payloadsAndNames } from "./catalogue/payloads-and-names.ts";
import { replaysAndCrashes } from "./catalogue/replays-and-crashes.ts";
import { shape } from "./catalogue/shape.ts";
import { stateAndFlow } from "./catalogue/state-and-flow.ts";
import { surroundings } from "./catalogue/surroundings.ts";
export type { Text, Variant } from "./catalogue/text.ts";

/**
 * Every text a finding can show, by code. The headline says what to do or what happened,
 * `why` gives the reason, `help` the next step. `{{name}}` stands for a value of the finding.
 * T codes are about compiling, W about workflow code, B about behaviour, R about replays,
 * C about crashes; each has a page below `docs/rules/`.
 */
export const catalogue = {
  ...compiling,
  ...shape,
  ...surroundings,
  ...stateAndFlow,
  ...payloadsAndNames,
  ...behaviour,
  ...replaysAndCrashes,
};

export type Code = keyof typeof catalogue;

/** What the two layers that no test file lists are called in a verdict. */
export const checkTitles = {
  compile: "compiles",
  rules: "keeps the workflow rules",
} as const;

/** Where the long form of a finding can be read. */
export const moreAbout = (code: string) => `more: npm run explain ${code}`;

/** What to do after a check that did not pass. */
export const nextAfter = (exercise: number) => `Next: npm run hint ${exercise}`;
