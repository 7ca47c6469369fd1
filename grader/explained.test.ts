import { expect, test } from "vitest";
import { finding } from "./finding.ts";
import { explained } from "./explained.ts";

const at = (line: number) => ({ file: "/answer/workflow.ts", line });
const typeError = (line: number, got: string) =>
  finding("T03", { layer: "compile", check: "compiles", got, where: at(line) });
const rule = (code: "W03" | "W04" | "W24", line: number) =>
  finding(code, { layer: "rules", check: "rules", where: at(line) });

test("a broken rule on the line of a type error takes its place", () => {
  const [first] = explained([typeError(7, "anything")], [rule("W24", 3), rule("W03", 7)]);
  expect(first).toMatchObject({ code: "W03", layer: "compile", check: "compiles" });
});

test("a task taken for its result is explained by the rule on the line that made it", () => {
  const findings = explained([typeError(9, "Task<any>")], [rule("W04", 7)]);
  expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(["W04"]));
});

test("a type error that no rule explains stays, after those that one does", () => {
  const findings = explained([typeError(2, "string"), typeError(7, "number")], [rule("W03", 7)]);
  expect(findings.map(({ code }) => code)).toEqual(["W03", "W03", "T03"]);
});

test("a rule on that line of another file explains nothing", () => {
  const elsewhere = { ...rule("W03", 7), where: { file: "/answer/activities.ts", line: 7 } };
  expect(explained([typeError(7, "number")], [elsewhere])).toMatchObject([{ code: "T03" }]);
});

test("rules that have nothing to do with the errors wait until it compiles", () => {
  const findings = explained([typeError(7, "number")], [rule("W03", 7), rule("W24", 9)]);
  expect(findings.map(({ code }) => code)).toEqual(["W03", "W03"]);
});

test("errors that no rule explains come last, in the order in which they stand", () => {
  const errors = [typeError(2, "a"), typeError(7, "b"), typeError(3, "c"), typeError(8, "d")];
  const findings = explained(errors, [rule("W03", 7), rule("W03", 8)]);
  expect(findings.map(({ code, got }) => (code === "T03" ? got : code))).toEqual([
    ...["W03", "W03", "W03", "W03"],
    ...["a", "c"],
  ]);
});
