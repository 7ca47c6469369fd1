import { expect, test } from "vitest";
import { catalogue, type Code, type Text, type Variant } from "./catalogue.ts";
import { events } from "./catalogue/events.ts";
import { finding } from "./finding.ts";
import { report } from "./report.ts";
import type { Check, Finding, Verdict } from "./verdict.ts";

const where = { file: "/course/exercises/03-workflows/workflow.ts", line: 18, column: 3 };
const values = {
  ...{ call: "Date.now", activity: "notifyAgent", wanted: "assignTicket", part: "Part B" },
  ...{ file: "workflow.ts", "1": "./activites.ts", effect: "mailed", field: "number" },
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

test("a verdict ends with what to do next", () => {
  const last = (findings: Finding[], checks?: Check[]) => lines(findings, checks).at(-1);
  const in_ = (layer: Finding["layer"]) => finding("W04", { layer, check: "c", where, values });
  expect(last([], [check("a", "passed"), check("b", "passed")])).toBe("  All 2 passed.");
  expect(last([in_("compile")])).toBe(
    "  It does not compile yet, so nothing was run. Next: npm run hint 3",
  );
  expect(last([in_("rules")])).toBe(
    "  Nothing was run yet: these come first. Next: npm run hint 3",
  );
  expect(last([in_("behaviour")], [check("a", "passed"), check("c", "failed")])).toBe(
    "  1 of 2 passed. Next: npm run hint 3",
  );
});

test("notes stand above the last line, each on its own", () => {
  const noted = { ...verdict([]), notes: ["types.ts was changed.", "So was world.ts."] };
  expect(report(noted, { colors: false, cwd: "/course" }).split("\n")).toEqual([
    "  note: types.ts was changed.",
    "  note: So was world.ts.",
    "  All 0 passed.",
  ]);
});

test("other lines with the same fault stand behind the place", () => {
  const also = { ...finding("W01", { layer: "rules", check: "c", where }), alsoOn: [20, 31] };
  expect(lines([also]).join("\n")).toContain("workflow.ts:18, also 20, 31\n");
});

test("titles stand two to a line up to the very width of a column", () => {
  const listed = (...lengths: number[]) =>
    lines(
      [],
      lengths.map((length) => check("x".repeat(length), "passed")),
    ).slice(0, -1);
  // Two characters go to the mark, and one stays free between the columns.
  expect(listed(29, 42)).toHaveLength(1);
  expect(listed(30, 10)).toHaveLength(2);
  expect(listed(10, 43)).toHaveLength(2);
  expect(listed(10)).toEqual([`  ✓ ${"x".repeat(10)}`]);
  expect(listed(10, 10, 10)).toHaveLength(2);
  expect(listed(10, 43, 10)).toEqual([
    `  ✓ ${"x".repeat(10)}`,
    `  ✓ ${"x".repeat(43)}`,
    `  ✓ ${"x".repeat(10)}`,
  ]);
});

test("a headline beside its title keeps to the width, and goes below it where it does not", () => {
  const shown = (length: number) => {
    const found = finding("B03", { layer: "behaviour", check: "c", got: "2", where });
    return lines([{ ...found, headline: "h".repeat(length), expected: undefined }]);
  };
  const room = 80 - "  ✗ c  ".length;
  expect(shown(room)[0]).toBe(`  ✗ c  ${"h".repeat(room)}`);
  expect(shown(room + 1).slice(0, 2)).toEqual(["  ✗ c", `      ${"h".repeat(room + 1)}`]);
});

test("a place outside the folder keeps its whole path, and one whose name ends in dots does not", () => {
  const shown = (file: string) =>
    lines([finding("W01", { layer: "rules", check: "c", where: { file, line: 7 } })]).join("\n");
  expect(shown("/elsewhere/workflow.ts")).toContain("where      /elsewhere/workflow.ts:7");
  expect(shown("/course/odd..")).toContain("where      odd..:7");
});

test("the label of a field is dimmed, and its text is not", () => {
  const found = finding("W01", { layer: "rules", check: "c", where });
  const shown = report(verdict([found]), { colors: true, cwd: "/course" });
  expect(shown).toContain("\u001b[2m      where      \u001b[22mexercises/");
  expect(shown).toContain("\u001b[31m✗\u001b[39m c");
});
