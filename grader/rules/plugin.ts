import type { ESLint } from "eslint";
import { catalogue, type Code } from "../catalogue.ts";
import w01 from "./w01-sync-generator.ts";
import w02 from "./w02-async-not-generator.ts";
import w03 from "./w03-awaited-task.ts";
import w04 from "./w04-dropped-task.ts";
import w05 from "./w05-returned-task.ts";
import w11 from "./w11-wall-clock.ts";
import w12 from "./w12-chance.ts";
import w15 from "./w15-real-timers.ts";
import w16 from "./w16-io.ts";
import w24 from "./w24-replayed-side-effect.ts";

const rulesByCode = {
  W01: w01,
  W02: w02,
  W03: w03,
  W04: w04,
  W05: w05,
  W11: w11,
  W12: w12,
  W15: w15,
  W16: w16,
  W24: w24,
} satisfies Partial<Record<Code, unknown>>;

/** Codes of the rules, in the order in which their findings are most useful. */
export const ruleCodes = Object.keys(rulesByCode) as (keyof typeof rulesByCode)[];

/** The rules as an ESLint plugin: `workflow/dropped-task` and so on. Needs typescript-eslint's parser. */
export const plugin: ESLint.Plugin = {
  meta: { name: "workflow" },
  rules: Object.fromEntries(ruleCodes.map((code) => [catalogue[code].name, rulesByCode[code]])),
};
