import { existsSync } from "node:fs";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { join, relative } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { project } from "../testing/project.ts";
import { findFiles } from "./files.ts";
import { report } from "./report.ts";
import { reviewFiles } from "./review-files.ts";
import { runWorkflows } from "./run-workflows.ts";

/** So long that a busy machine does not matter. */
const PATIENT = 100_000;

/** What running shows beside the rules, as "W11 helper.ts:2", and what was not run. */
async function run(files: Record<string, string>, patience = PATIENT) {
  const folder = project(files);
  const { files: found } = findFiles([folder]);
  const ruled = reviewFiles(found);
  const review = await runWorkflows(ruled, found, patience);
  const said = ({ code, where, alsoOn = [] }: (typeof review.findings)[number]) =>
    `${code} ${relative(folder, where.file)}:${[where.line, ...alsoOn].join(",")}`;
  const before = new Set(ruled.findings.map(said));
  return {
    review,
    folder,
    ran: review.runs?.ran,
    notRun: review.runs?.notRun.map(({ file, workflows, reason }) => {
      return `${relative(folder, file)} ${workflows.join(" ")}: ${reason}`;
    }),
    shown: review.findings.map(said).filter((text) => !before.has(text)),
  };
}

/** A workflow with this body, and a line in front of it. */
const workflow = (body: string, head = "") => `${head}
import type { WorkflowContext } from "@dapr/dapr";
export async function* orders(ctx: WorkflowContext, order: any): AsyncGenerator<unknown, any, any> {
  const shipped = yield ctx.callActivity("ship", order);
  ${body}
  return shipped;
}
`;

const from = (names: string) => `import { ${names} } from "./helper.ts";`;

test.each<[string, string, string, string[]]>([
  [
    "the clock",
    "export const stamp = () =>\n  Date.now();\n",
    `yield ctx.callActivity("log", { at: stamp() });`,
    ["W11 helper.ts:2"],
  ],
  [
    "chance",
    `import { randomUUID } from "node:crypto";\nexport const stamp = () => randomUUID() + Math.random();\n`,
    `yield ctx.callActivity("log", { at: stamp() });`,
    ["W12 helper.ts:2"],
  ],
  [
    "the environment",
    "export const stamp = () => process.env.HOME;\n",
    `yield ctx.callActivity("log", { at: stamp() });`,
    ["W13 helper.ts:1"],
  ],
  [
    "a timer",
    "export const stamp = () =>\n  new Promise((done) => setTimeout(done, 10));\n",
    "await stamp();",
    ["W15 helper.ts:2"],
  ],
  [
    "a wait for what is no task",
    `import { once, EventEmitter } from "node:events";
export async function* stamp(): any {
  await once(new EventEmitter(), "x");
}
`,
    "yield* stamp();",
    ["W09 workflow.ts:5"],
  ],
  ["the console", "export const stamp = () => console.log(1);\n", "stamp();", ["W24 helper.ts:1"]],
  [
    "state of a module",
    "let count = 0;\nexport const stamp = () => (count += 1);\n",
    `yield ctx.callActivity("log", { at: stamp() });`,
    ["R01 workflow.ts:5"],
  ],
  [
    "no wait for a task",
    `export const stamp = (ctx: any) => ctx.callActivity("log");\n`,
    "stamp(ctx);",
    ["W04 workflow.ts:5"],
  ],
  [
    "a yield of something else",
    "export const stamp = () => 5;\n",
    "yield stamp();",
    ["W06 workflow.ts:5"],
  ],
])("%s is found behind a helper of another file", async (_, helper, body, expected) => {
  const files = { "helper.ts": helper, "workflow.ts": workflow(body, from("stamp")) };
  const { shown } = await run(files);
  expect(shown).toEqual(expected);
});

test("files and connections are found behind a helper, and not touched", async () => {
  const target = join(project({}), "written");
  const helper = `import { writeFileSync } from "node:fs";
export const save = () => writeFileSync(${JSON.stringify(target)}, "1");
export const send = () =>
  fetch("http://127.0.0.1:9");
`;
  const main = (call: string) => workflow(call, from("save, send"));
  const { shown } = await run({ "helper.ts": helper, "workflow.ts": main("save();") });
  expect(shown).toEqual(["W16 helper.ts:2"]);
  expect(existsSync(target)).toBe(false);
  const sending = await run({ "helper.ts": helper, "workflow.ts": main("await send();") });
  expect(sending.shown).toEqual(["W16 helper.ts:4"]);
});

test("what happens only outside of replays, and what a package does by itself, is no finding", async () => {
  const helper = `import { timed } from "timing";
export const log = (ctx: any) => {
  if (!ctx.isReplaying()) console.log(new Date());
  timed();
};
`;
  const { shown, ran, notRun } = await run({
    "node_modules/timing/package.json": `{ "name": "timing", "main": "index.js" }`,
    "node_modules/timing/index.js": "exports.timed = () => void Date.now();",
    "helper.ts": helper,
    "workflow.ts": workflow("log(ctx);", from("log")),
  });
  expect({ shown, ran, notRun }).toEqual({ shown: [], ran: 1, notRun: [] });
});

const packages = {
  "node_modules/logging/package.json": `{ "name": "logging", "main": "index.js" }`,
  "node_modules/logging/index.js": `const { writeSync } = require("node:fs");
exports.info = (text) => writeSync(1, Date.now() + text);`,
  "node_modules/client/package.json": `{ "name": "client", "main": "index.js" }`,
  "node_modules/client/index.js": `exports.get = (url) => fetch(url);`,
};

test("a package that prints is a finding where a replay prints again", async () => {
  const log = `import { info } from "logging";\n`;
  const lines = (text: string) => run({ ...packages, "workflow.ts": workflow(text, log) });
  const guarded = await lines(`if (!ctx.isReplaying()) info("shipped");`);
  expect([guarded.ran, guarded.shown]).toEqual([1, []]);
  expect((await lines(`info("shipped");`)).shown).toEqual(["W24 workflow.ts:6"]);
});

/** A server on this machine, and how often somebody connected. */
async function listening() {
  const seen = { connections: 0, port: 0 };
  const server = createServer(() => (seen.connections += 1)).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  seen.port = (server.address() as AddressInfo).port;
  return seen;
}

test("a package that connects is a finding, and does not", async () => {
  const server = await listening();
  const ask = (at: number) =>
    run({
      ...packages,
      "helper.ts": `import { get } from "client";\nexport const ask = () => get("http://127.0.0.1:${at}");\n`,
      "workflow.ts": workflow("await ask();", from("ask")),
    });
  expect((await ask(server.port)).shown).toEqual(["W16 helper.ts:2"]);
  // No client connects to this port, so the body ends with an error.
  expect((await ask(9)).shown).toEqual(["W16 helper.ts:2"]);
  expect(server.connections).toBe(0);
});

test("a thread of the file's own does not connect either", async () => {
  const server = await listening();
  const connect = `require("node:net").connect(${server.port}, "127.0.0.1")`;
  const head = `import { Worker } from "node:worker_threads";
new Worker(${JSON.stringify(connect)}, { eval: true }).unref();
for (const until = Date.now() + 1000; Date.now() < until; );`;
  expect((await run({ "workflow.ts": workflow("", head) })).ran).toBe(1);
  expect(server.connections).toBe(0);
});

test("a comment with a reason takes back what a run shows", async () => {
  const excuse = "// eslint-disable-next-line workflow/wall-clock -- only shown\n";
  const call = `ctx.setCustomStatus(String(stamp()));`;
  const helper = (comment: string) => `export const stamp = () =>\n${comment}  Date.now();\n`;
  const files = { "workflow.ts": workflow(call, from("stamp")) };
  expect((await run({ ...files, "helper.ts": helper(excuse) })).shown).toEqual([]);
  const without = helper(excuse.replace(/ -- .*/, ""));
  expect((await run({ ...files, "helper.ts": without })).shown).toEqual(["W11 helper.ts:3"]);
});

test("what cannot be run is told with its reason, and gives no finding", async () => {
  const clean = workflow("");
  const { shown, ran, notRun } = await run({
    "a-package.ts": workflow(
      "yield ctx.createTimer(new Pool());",
      `import { Pool } from "pg-missing";`,
    ),
    "b-exit.ts": workflow("", "process.exit(3);"),
    "c-throws.ts": workflow("", `throw new Error("no config");`),
    "d-file.ts": workflow("yield ctx.createTimer(x);", `import { x } from "./gone.ts";`),
    "e-method.ts":
      clean.replace("export async function* orders", "export class Orders { async *orders") + "}\n",
    "f-private.ts": clean.replace("export ", ""),
    "g-writes.ts": workflow("", `require("node:fs").writeFileSync("x", "");`),
    "h-sound.ts": clean,
  });
  expect(shown).toEqual([]);
  expect(ran).toBe(1);
  expect(notRun).toEqual([
    "a-package.ts orders: it needs the package pg-missing",
    "b-exit.ts orders: it ends its process with exit code 3",
    "c-throws.ts orders: loading it fails with Error: no config",
    `d-file.ts orders: it cannot be bundled: Could not resolve "./gone.ts"`,
    "e-method.ts orders: a method",
    "f-private.ts orders: not exported",
    "g-writes.ts orders: loading it fails with Error: Access to this API has been restricted",
  ]);
});

test("an endless loop at the top level ends at the deadline", async () => {
  const { shown, notRun } = await run({ "workflow.ts": workflow("", "for (;;);") }, 1000);
  expect({ shown, notRun }).toEqual({
    shown: [],
    notRun: ["workflow.ts orders: it was not done in time"],
  });
});

test("a flood of output, an open server and a failure on the side are no obstacle", async () => {
  const head = `console.log("x".repeat(100_000_000));
require("node:net").createServer().listen(0);
require("node:net").connect(1).on("connect", () => {});
setInterval(() => {}, 1000);
Promise.reject(new Error("aside"));
setTimeout(() => { throw new Error("aside"); });`;
  const { shown, ran } = await run({ "workflow.ts": workflow("", head) });
  expect({ shown, ran }).toEqual({ shown: [], ran: 1 });
});

test("CommonJS is run too", async () => {
  const { shown, ran } = await run({
    "workflow.js": `const { stamp } = require("./helper.js");
const orders = async function* (ctx, order) {
  yield ctx.callActivity("ship", { order, at: stamp() });
};
module.exports = { orders };
exports.second = async function* (ctx) { yield ctx.callActivity("ship"); };
`,
    "helper.js": "exports.stamp = () => Date.now();",
  });
  // Who assigns to \`module.exports\` has given up \`exports\`.
  expect({ shown, ran }).toEqual({ shown: ["W11 helper.js:1"], ran: 1 });
});

test("lists, branches, groups and generations are gone through on stand-ins", async () => {
  const { shown, ran } = await run({
    "workflow.ts": workflow(
      `
  const parts = yield ctx.whenAll(order.parts.map((part: any) => ctx.callActivity("pack", { part })));
  for (const part of parts) yield ctx.callActivity("check", { part });
  const timeout = ctx.createTimer(60);
  const winner = yield ctx.whenAny([ctx.waitForExternalEvent("approval"), timeout]);
  if (winner === timeout || shipped.count > 3) return;
  if (winner.getResult().approved && shipped.name.startsWith("x")) ctx.setCustomStatus(\`\${shipped.id}\`);
  yield ctx.createTimer(ctx.getCurrentUtcDateTime());
  stamp();
  ctx.continueAsNew({ ...order, shipped }, true);`,
      from("stamp"),
    ),
    "helper.ts": "export const stamp = () => console.log(1);\n",
  });
  // The helper is reached at the very end.
  expect({ shown, ran }).toEqual({ shown: ["W24 helper.ts:1"], ran: 1 });
});

test("the report says last how many were run, in lines of 80 columns", async () => {
  const { review, folder } = await run({
    "orders.ts": workflow("", `import "pg-missing";`),
    "sound.ts": workflow(""),
    [`${"deep/".repeat(20)}private.ts`]: workflow("").replace("export ", ""),
  });
  const lines = report(review, { colors: false, cwd: folder }).split("\n");
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  expect(lines.slice(-3)).toEqual([
    "1 of 3 workflows were also run, replay by replay.",
    expect.stringMatching(/private\.ts: not run, not exported$/),
    "orders.ts: not run, it needs the package pg-missing",
  ]);
});
