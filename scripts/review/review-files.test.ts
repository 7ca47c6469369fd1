import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { root } from "../folders.ts";
import { project } from "../testing/project.ts";
import { shownFaults } from "../testing/shown-faults.ts";
import { findFiles } from "./files.ts";
import { report } from "./report.ts";
import { reviewFiles } from "./review-files.ts";

/** What a review of these paths finds, as "W04 workflow.ts:3", and what it could not read. */
function review(folder: string, ...names: string[]) {
  const { files, problems } = findFiles(names.map((name) => join(folder, name)));
  const { findings, problems: more } = reviewFiles(files);
  return {
    read: files.map(({ path }) => relative(folder, path)),
    found: findings.map(
      ({ code, where, alsoOn = [] }) =>
        `${code} ${relative(folder, where.file)}:${[where.line, ...alsoOn].join(",")}`,
    ),
    problems: [...problems, ...more].map(({ message }) => message.replace(`${folder}/`, "")),
  };
}

const clean = `import type { WorkflowContext } from "@dapr/dapr";
export async function* orders(ctx: WorkflowContext, order: object): AsyncGenerator<unknown, void, any> {
  yield ctx.callActivity("ship", order);
}
`;
const dropped = clean.replace("yield ctx", "ctx");

test("plain JavaScript is reviewed too, with and without modules, and beside JSX", () => {
  const body = `async function* (c, order) {
  const all = new Date();
  yield c.callActivity("ship", order);
}`;
  const view = "export const View = () => <p>orders</p>;";
  const folder = project({
    "a.js": `exports.orders = ${body};\n`,
    "b.mjs": `export const orders = ${body};\n`,
    "c.tsx": `${view}\nexport const orders = ${body.replace("c,", "c: any,")};\n`,
    "d.mts": `export const orders = ${body.replace("c,", "c: any,").replace("new", "<any>new")};\n`,
  });
  expect(review(folder, ".").found).toEqual([
    "W11 a.js:2",
    "W11 b.mjs:2",
    "W11 c.tsx:3",
    "W11 d.mts:2",
  ]);
});

test("a method of a class is a workflow like any other", () => {
  const folder = project({
    "workflow.ts": `import { WorkflowContext } from "@dapr/dapr";
@Injectable()
export class Orders {
  async *run(ctx: WorkflowContext, order: object) {
    console.log("arrived");
    yield ctx.callActivity("ship", order);
  }
}
`,
  });
  expect(review(folder, ".").found).toEqual(["W24 workflow.ts:5"]);
});

test("a context of another engine is not judged", () => {
  const folder = project({
    "workflow.ts": `import { type WorkflowContext } from "another-engine";
export const orders = async function* (ctx: WorkflowContext) { console.log(Date.now()); yield* ctx.sleep(1); };
`,
  });
  expect(review(folder, ".").found).toEqual([]);
});

test("without types, a context is known by its use, or by its name in a file about workflows", () => {
  const code = `exports.orders = async function* (ctx) { console.log(1); yield* stepsOf(ctx); };\n`;
  const folder = project({
    "workflow.js": code,
    "other.js": code,
    "used.js": code.replace("yield* stepsOf(ctx)", `yield ctx.callActivity("a")`),
  });
  const found = review(folder, "workflow.js", "other.js", "used.js").found;
  expect(found).toEqual(["W24 workflow.js:1", "W24 used.js:1"]);
});

test("no lesson, no solution and no right answer gets a finding, but what a lesson shows", () => {
  const exercises = readdirSync(join(root, "exercises")).map((name) => `exercises/${name}/right`);
  const right = exercises.filter((path) => existsSync(join(root, path)));
  const { read, found, problems } = review(root, "lessons", "solutions", ...right);
  const withoutLines = found.map((text) => text.replace(/:[\d,]+$/, ""));
  expect({ found: withoutLines, problems }).toEqual({ found: shownFaults, problems: [] });
  expect(read.length).toBeGreaterThan(8);
});

test("of a folder, packages, builds, hidden folders, types and tests are left out", () => {
  const folder = project({
    "node_modules/x/workflow.js": dropped,
    "dist/workflow.js": dropped,
    ".git/workflow.ts": dropped,
    "workflow.d.ts": dropped,
    "workflow.test.ts": dropped,
    "notes.md": dropped,
    "other.ts": "export const broken = ;\n",
    "src/deep/workflow.mts": clean,
  });
  expect(review(folder, ".")).toEqual({ read: ["src/deep/workflow.mts"], found: [], problems: [] });
  expect(review(folder, "workflow.test.ts").found).toEqual(["W04 workflow.test.ts:3"]);
  expect(review(folder, "dist").found).toEqual(["W04 dist/workflow.js:3"]);
});

test("what cannot be parsed is a finding, and the rest is reviewed", () => {
  const folder = project({
    "a.ts": `import "@dapr/dapr";\nexport const orders = 1 +;\n`,
    "b.ts": dropped,
  });
  expect(review(folder, ".").found).toEqual(["T01 a.ts:2", "W04 b.ts:3"]);
});

test.skipIf(process.platform === "win32")("links are followed once", () => {
  const folder = project({ "src/workflow.ts": dropped });
  symlinkSync(join(folder, "src"), join(folder, "src", "again"));
  symlinkSync(join(folder, "src", "workflow.ts"), join(folder, "linked.ts"));
  symlinkSync(join(folder, "nowhere.ts"), join(folder, "src", "broken.ts"));
  symlinkSync(join(folder, "src", "circle.ts"), join(folder, "src", "circle.ts"));
  expect(review(folder, "linked.ts").found).toEqual(["W04 linked.ts:3"]);
  expect(review(folder, "src")).toEqual({
    read: ["src/workflow.ts"],
    found: ["W04 src/workflow.ts:3"],
    problems: [
      "src/broken.ts was not reviewed: there is nothing of that name.",
      "src/circle.ts was not reviewed: the link leads to itself.",
    ],
  });
});

test("a file that is no source, too large or missing gets one message, the rest is reviewed", () => {
  const folder = project({
    "notes.md": "# Notes",
    "bundle.js": `// ${"x".repeat(2_000_000)}`,
    "workflow.ts": dropped,
  });
  expect(review(folder, "notes.md", "bundle.js", "gone.ts", "workflow.ts")).toEqual({
    read: ["workflow.ts"],
    found: ["W04 workflow.ts:3"],
    problems: [
      "notes.md was not reviewed: it is no TypeScript or JavaScript.",
      "bundle.js was not reviewed: it is too large: 3 MB.",
      "gone.ts was not reviewed: there is nothing of that name.",
    ],
  });
  // Among others a bundle is nothing to stop for.
  expect(review(folder, ".").problems).toEqual([]);
});

test("the SDK that the project has installed decides what is wrong", () => {
  const generator = dropped.replace("async function*", "function*").replace("  ctx", "  yield ctx");
  const sdk = "node_modules/@dapr/dapr/package.json";
  const old = project({ "workflow.ts": generator, [sdk]: `{ "version": "3.18.0" }` });
  const next = project({ "workflow.ts": generator, [sdk]: `{ "version": "3.19.0" }` });
  expect([review(old, ".").found, review(next, ".").found]).toEqual([["W01 workflow.ts:2"], []]);
});

test("a name that no file registers is found across files", () => {
  const folder = project({
    "main.ts": `import { WorkflowRuntime } from "@dapr/dapr";
import { orders } from "./workflow.ts";
new WorkflowRuntime().registerWorkflow(orders).registerActivityWithName("shipOrder", () => 1);
`,
    "workflow.ts": clean,
  });
  expect(review(folder, ".").found).toEqual(["W36 workflow.ts:3"]);
  expect(review(folder, "workflow.ts").found).toEqual([]);
  const reason = "  // eslint-disable-next-line workflow/unregistered-name -- another app has it\n";
  writeFileSync(join(folder, "workflow.ts"), clean.replace("  yield", `${reason}  yield`));
  expect(review(folder, ".").found).toEqual([]);
  writeFileSync(
    join(folder, "workflow.ts"),
    clean.replace("  yield", `${reason.replace(/ -- .*/, "")}  yield`),
  );
  expect(review(folder, ".").found).toEqual(["W36 workflow.ts:4"]);
});

test("one fault on many lines is one finding", () => {
  const printed = clean.replace("  yield", `  console.log(1);\n  console.log(2);\n  yield`);
  const folder = project({ "workflow.ts": printed });
  expect(review(folder, ".").found).toEqual(["W24 workflow.ts:3,4"]);
});

test("the comment of the guide takes a finding back, but not without its reason", () => {
  const guide = readFileSync(join(root, "docs/guide/review.md"), "utf8");
  const [, code = ""] = /```ts\n([^]+?)```/.exec(guide) ?? [];
  const withCode = (text: string) => clean.replace("  yield", `${text}  yield`);
  const folder = project({
    "a.ts": withCode(code),
    "b.ts": withCode(code.replace(/ -- .*/, "")),
    "c.ts": `/* eslint workflow/wall-clock: off */\n${withCode(code.replace(/^.*\n/, ""))}`,
  });
  expect(code).toContain(" -- ");
  expect(review(folder, ".").found).toEqual(["W11 b.ts:4", "W11 c.ts:4"]);
});

test("no line of a report is wider than 80 columns, and the marks stand below the fault", () => {
  const far = `\t\tconst text = "${"x".repeat(100)}" + new Date().toISOString() + "${"y".repeat(100)}";\n`;
  const many = `  console.log(1);\n`.repeat(9);
  const folder = project({
    [`${"deep/".repeat(20)}workflow.ts`]: clean.replace("  yield", `${far}${many}  yield`),
  });
  const { files } = findFiles([folder]);
  const lines = report(reviewFiles(files), { colors: false, cwd: tmpdir() }).split("\n");
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  const marked = lines.findIndex((line) => /^ *~+$/.test(line));
  const start = lines[marked]?.indexOf("~") ?? 0;
  expect(lines[marked - 1]?.slice(start)).toMatch(/^new Date\(\)/);
  expect(lines.join("\n")).toContain("workflow.ts:4, also 5, 6 and 6 more");
});
