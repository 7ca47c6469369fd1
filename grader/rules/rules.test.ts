import type { Rule } from "eslint";
import { expect, test } from "vitest";
import { catalogue } from "../catalogue.ts";
import { plugin, ruleCodes } from "./plugin.ts";
import { testRule, type Table } from "./table.ts";
import { cases as w01 } from "./w01-sync-generator.cases.ts";
import { cases as w02 } from "./w02-async-not-generator.cases.ts";
import { cases as w03, yielded as w03Yielded } from "./w03-awaited-task.cases.ts";
import { cases as w04 } from "./w04-dropped-task.cases.ts";
import { cases as w05 } from "./w05-returned-task.cases.ts";
import { cases as w06 } from "./w06-non-task-yield.cases.ts";
import { cases as w07 } from "./w07-promise-combinator.cases.ts";
import { cases as w08 } from "./w08-helper-without-star.cases.ts";
import { cases as w09 } from "./w09-foreign-await.cases.ts";
import { cases as w10 } from "./w10-winner-as-value.cases.ts";
import { cases as w11 } from "./w11-wall-clock.cases.ts";
import { cases as w12 } from "./w12-chance.cases.ts";
import { cases as w13 } from "./w13-environment.cases.ts";
import { cases as w14 } from "./w14-locale-and-zone.cases.ts";
import { cases as w15 } from "./w15-real-timers.cases.ts";
import { cases as w16, directCalls as w16Directcalls } from "./w16-io.cases.ts";
import { cases as w17 } from "./w17-dynamic-import.cases.ts";
import { cases as w18 } from "./w18-gc-observers.cases.ts";
import { cases as w19, reads as w19Reads } from "./w19-shared-state.cases.ts";
import { cases as w20 } from "./w20-unstable-order.cases.ts";
import { cases as w21 } from "./w21-input-mutation.cases.ts";
import { cases as w22, data as w22Data } from "./w22-replay-branch.cases.ts";
import { cases as w23 } from "./w23-uncalled-is-replaying.cases.ts";
import { cases as w24 } from "./w24-replayed-side-effect.cases.ts";
import { cases as w25 } from "./w25-swallowed-failure.cases.ts";
import { cases as w26 } from "./w26-finally-is-not-cleanup.cases.ts";
import { cases as w27, silent as w27Silent } from "./w27-endless-loop.cases.ts";
import { cases as w28 } from "./w28-continue-as-new-not-last.cases.ts";
import { cases as w29 } from "./w29-unbounded-fan-out.cases.ts";
import { cases as w30, again as w30Again, caught as w30Caught } from "./w30-when-all-edge.cases.ts";
import { cases as w31 } from "./w31-no-timeout-on-event.cases.ts";
import { cases as w32 } from "./w32-hand-rolled-retry.cases.ts";
import { cases as w33 } from "./w33-falsy-payload.cases.ts";
import { cases as w34 } from "./w34-non-json-payload.cases.ts";
import { cases as w37, defaults as w37Defaults } from "./w37-implicit-name.cases.ts";
import { cases as w40 } from "./w40-patch-name.cases.ts";
import { cases as w41, kept as w41Kept } from "./w41-nested-durable-call.cases.ts";

const tables: Record<(typeof ruleCodes)[number], Table[]> = {
  W01: [w01],
  W02: [w02],
  W03: [w03, w03Yielded],
  W04: [w04],
  W05: [w05],
  W06: [w06],
  W07: [w07],
  W08: [w08],
  W09: [w09],
  W10: [w10],
  W11: [w11],
  W12: [w12],
  W13: [w13],
  W14: [w14],
  W15: [w15],
  W16: [w16, w16Directcalls],
  W17: [w17],
  W18: [w18],
  W19: [w19, w19Reads],
  W20: [w20],
  W21: [w21],
  W22: [w22, w22Data],
  W23: [w23],
  W24: [w24],
  W25: [w25],
  W26: [w26],
  W27: [w27, w27Silent],
  W28: [w28],
  W29: [w29],
  W30: [w30, w30Again, w30Caught],
  W31: [w31],
  W32: [w32],
  W33: [w33],
  W34: [w34],
  W37: [w37, w37Defaults],
  W40: [w40],
  W41: [w41, w41Kept],
};

for (const code of ruleCodes) {
  const { name } = catalogue[code];
  const rule = plugin.rules?.[name];
  if (!rule) throw new Error(`The plugin has no rule ${name}`);
  for (const table of tables[code]) testRule(`${code} ${name}`, rule, table);
}

test("every rule has a message for the editor that says what to do", () => {
  for (const rule of Object.values(plugin.rules ?? {})) {
    const messages = Object.values((rule as Rule.RuleModule).meta?.messages ?? {});
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(message).toMatch(/Help: .+\.$/);
  }
});
