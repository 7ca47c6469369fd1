import type { Rule } from "eslint";
import { expect, test } from "vitest";
import { catalogue } from "../catalogue.ts";
import { plugin, ruleCodes } from "./plugin.ts";
import { testRule, type Table } from "./table.ts";
import { cases as w01 } from "./w01-sync-generator.cases.ts";
import { cases as w02 } from "./w02-async-not-generator.cases.ts";
import { cases as w03 } from "./w03-awaited-task.cases.ts";
import { cases as w04 } from "./w04-dropped-task.cases.ts";
import { cases as w05 } from "./w05-returned-task.cases.ts";
import { cases as w11 } from "./w11-wall-clock.cases.ts";
import { cases as w12 } from "./w12-chance.cases.ts";
import { cases as w15 } from "./w15-real-timers.cases.ts";
import { cases as w16, directCalls } from "./w16-io.cases.ts";
import { cases as w24 } from "./w24-replayed-side-effect.cases.ts";

const tables: Record<(typeof ruleCodes)[number], Table[]> = {
  W01: [w01],
  W02: [w02],
  W03: [w03],
  W04: [w04],
  W05: [w05],
  W11: [w11],
  W12: [w12],
  W15: [w15],
  W16: [w16, directCalls],
  W24: [w24],
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
