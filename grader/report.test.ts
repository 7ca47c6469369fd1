import { expect, test } from "vitest";
import { catalogue, type Code, type Text, type Variant } from "./catalogue.ts";
import { events } from "./catalogue/events.ts";
import { finding } from "./finding.ts";
import { report } from "./report.ts";
import type { Check, Finding, Verdict } from "./verdict.ts";

const where = { file: "/course/exercises/03-workflows/workflow.ts", line: 18, column: 3 };
const values = {
  ...{ call: "Date.now", activity: "notifyAgent", wanted: "assignTicket", part: "Part B" },
  ...{ file: "workflow.ts", "1": "./activites.ts" },
  reason: "Declaration or statement expected.",
  event: events.killed({ step: 2 }, 4),
};

/** One finding of every kind, as full as it gets. */
const all: Finding[] = (Object.keys(catalogue) as Code[]).flatMap((code) => {
  const entry: Text = catalogue[code];
  const variants = Object.keys(entry.variants ?? {}) as Variant[];
  return [undefined, ...variants].map((variant) =>
    finding(code, {
      ...{ layer: "behaviour", check: "survives a crash", variant, values, where },
      ...(/^[BC]/.test(code) && { expected: '"mailed" once in the ledger' }),
      got: "2 entries: T-7 10:02:11, T-7 10:02:12",
    }),
  );
});

function verdict(findings: Finding[], checks: Check[] = []): Verdict {
  return {
    exercise: { number: 3, folder: "03-workflows" },
    folder: "/course/exercises/03-workflows",
    passed: findings.length === 0,
    ...{ checks, findings, notes: [], milliseconds: {} },
  };
}

const lines = (findings: Finding[], checks?: Check[]) =>
  report(verdict(findings, checks), { colors: false, cwd: "/course" }).split("\n");

const check = (title: string, outcome: Check["outcome"]): Check => ({
  ...{ title, outcome, layer: "behaviour" },
});

test("every finding reads as in this snapshot", () => {
  const shown = all.map((each) => lines([each]).slice(0, -1).join("\n"));
  expect(shown.join("\n\n")).toMatchSnapshot();
});

test.each(all.map((each) => [`${each.code} ${each.why}`, each] as const))(
  "%s fits into six lines of 80 columns, uncut",
  (_, each) => {
    const shown = lines([each]).slice(0, -1);
    expect(shown.length).toBeLessThanOrEqual(6);
    for (const line of shown) expect(line.length).toBeLessThanOrEqual(80);
    expect(shown.join()).not.toMatch(/…(?![)`])|\{\{|undefined|\[object|node_modules/);
  },
);

test("values that are too long are cut, and what is in them cannot break the lines", () => {
  const got = `first\n\u001b[31msecond\u001b[39m ${"x".repeat(200)}`;
  const shown = lines([finding("B03", { layer: "behaviour", check: "c", got, where })]);
  expect(shown.every((line) => line.length <= 80)).toBe(true);
  expect(shown.join("\n")).toContain("got        first second xxxx");
});

test("a long path keeps its end and its line", () => {
  const file = `/${"deep/".repeat(30)}workflow.ts`;
  const [, shown] = lines([
    finding("W01", { layer: "rules", check: "c", where: { file, line: 7 } }),
  ]);
  expect(shown).toMatch(/^ {6}where {6}….+deep\/workflow\.ts:7$/);
  expect(shown).toHaveLength(80);
});

test("checks that passed stand two to a line, and a failed one carries its finding", () => {
  const checks = [
    check("compiles", "passed"),
    check("keeps the workflow rules", "passed"),
    check("rejects a ticket without an assignee", "passed"),
    check("survives a crash", "failed"),
    check("is never asked", "not checked"),
  ];
  const found = finding("W16", {
    ...{ layer: "crash", check: "survives a crash", variant: "counted", where, values },
    expected: events.times("mailed", 1),
    got: events.entries([
      { key: "T-7", at: "2026-01-02T10:02:11.000Z" },
      { key: "T-7", at: "2026-01-02T10:02:12.000Z" },
    ]),
  });
  expect(lines([found], checks)).toEqual([
    "  ✓ compiles                       ✓ keeps the workflow rules",
    "  ✓ rejects a ticket without an assignee",
    "  - is never asked",
    "  ✗ survives a crash  the worker was killed at checkpoint 2 of 4 and restarted",
    '      expected   "mailed" once in the ledger',
    "      got        2 entries: T-7 10:02:11, T-7 10:02:12",
    "      where      exercises/03-workflows/workflow.ts:18",
    "      why        the workflow body causes it, so every replay causes it again",
    "      help       move it into an activity; more: npm run explain W16",
    "  3 of 5 passed. Next: npm run hint 3",
  ]);
});

test("colours come only when asked for", () => {
  const shown = (colors: boolean) => report(verdict(all.slice(0, 1)), { colors, cwd: "/" });
  expect(shown(true)).toContain("\u001b[");
  expect(shown(false)).not.toContain("\u001b[");
});
