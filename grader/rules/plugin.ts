import type { ESLint } from "eslint";
import { catalogue, type Code } from "../catalogue.ts";
import w01 from "./w01-sync-generator.ts";
import w02 from "./w02-async-not-generator.ts";
import w03 from "./w03-awaited-task.ts";
import w04 from "./w04-dropped-task.ts";
import w05 from "./w05-returned-task.ts";
import w06 from "./w06-non-task-yield.ts";
import w07 from "./w07-promise-combinator.ts";
import w08 from "./w08-helper-without-star.ts";
import w09 from "./w09-foreign-await.ts";
import w10 from "./w10-winner-as-value.ts";
import w11 from "./w11-wall-clock.ts";
import w12 from "./w12-chance.ts";
import w13 from "./w13-environment.ts";
import w14 from "./w14-locale-and-zone.ts";
import w15 from "./w15-real-timers.ts";
import w16 from "./w16-io.ts";
import w17 from "./w17-dynamic-import.ts";
import w18 from "./w18-gc-observers.ts";
import w19 from "./w19-shared-state.ts";
import w20 from "./w20-unstable-order.ts";
import w21 from "./w21-input-mutation.ts";
import w22 from "./w22-replay-branch.ts";
import w23 from "./w23-uncalled-is-replaying.ts";
import w24 from "./w24-replayed-side-effect.ts";
import w25 from "./w25-swallowed-failure.ts";
import w26 from "./w26-finally-is-not-cleanup.ts";
import w27 from "./w27-endless-loop.ts";
import w28 from "./w28-continue-as-new-not-last.ts";
import w29 from "./w29-unbounded-fan-out.ts";
import w30 from "./w30-when-all-edge.ts";
import w31 from "./w31-no-timeout-on-event.ts";
import w32 from "./w32-hand-rolled-retry.ts";
import w33 from "./w33-falsy-payload.ts";
import w34 from "./w34-non-json-payload.ts";
import w37 from "./w37-implicit-name.ts";
import w40 from "./w40-patch-name.ts";
import w41 from "./w41-nested-durable-call.ts";

const rulesByCode = {
  W01: w01,
  W02: w02,
  W03: w03,
  W04: w04,
  W05: w05,
  W06: w06,
  W07: w07,
  W08: w08,
  W09: w09,
  W10: w10,
  W11: w11,
  W12: w12,
  W13: w13,
  W14: w14,
  W15: w15,
  W16: w16,
  W17: w17,
  W18: w18,
  W19: w19,
  W20: w20,
  W21: w21,
  W22: w22,
  W23: w23,
  W24: w24,
  W25: w25,
  W26: w26,
  W27: w27,
  W28: w28,
  W29: w29,
  W30: w30,
  W31: w31,
  W32: w32,
  W33: w33,
  W34: w34,
  W37: w37,
  W40: w40,
  W41: w41,
} satisfies Partial<Record<Code, unknown>>;

export type RuleCode = keyof typeof rulesByCode;

/** Codes of the rules, in the order in which their findings are most useful. */
export const ruleCodes = Object.keys(rulesByCode) as RuleCode[];

/**
 * How sure a finding is: an "error" breaks the workflow, a "warning" breaks some, and
 * "info" is worth a thought. Only errors keep an exercise from passing.
 */
export type Severity = "error" | "warning" | "info";

const warnings = new Set<Code>(["W09", "W14", "W20", "W21", "W25", "W26", "W29", "W30", "W37"]);
const remarks = new Set<Code>(["W31", "W32"]);

export function severityOf(code: Code): Severity {
  if (remarks.has(code)) return "info";
  return warnings.has(code) ? "warning" : "error";
}

/** The rules as an ESLint plugin: `workflow/dropped-task` and so on. Needs typescript-eslint's parser. */
export const plugin: ESLint.Plugin = {
  meta: { name: "workflow" },
  rules: Object.fromEntries(ruleCodes.map((code) => [catalogue[code].name, rulesByCode[code]])),
};
