import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runToEnd, temporaryFolder } from "./testing/command.ts";

/** A folder with a space in its name, outside the course, with these files. */
async function project(files: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder(onTestFinished);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

const review = (cwd: string, ...args: string[]) =>
  runToEnd(["review", ...args], onTestFinished, { cwd, env: { FORCE_COLOR: "" } });

const clean = `import type { WorkflowContext } from "@dapr/dapr";
export async function* orders(ctx: WorkflowContext, order: object): AsyncGenerator<unknown, void, any> {
  yield ctx.callActivity("ship", order);
}
`;
const dropped = clean.replace("yield ctx", "ctx");

test("a finding shows the code, the name, the place, the line and what to do", async () => {
  const folder = await project({ "my orders/workflow.ts": dropped });
  const { code, stdout, stderr } = await review(folder, "my orders");
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(stdout).toBe(`W04 dropped-task  my orders/workflow.ts:3
    ctx.callActivity("ship", order);
    ~~~~~~~~~~~~~~~~
    \`yield\` what \`ctx.callActivity\` gives:
    a task that is never yielded gives no result and may never run
    help: put \`yield\` before the call; more: npm run explain W04

1 finding, 1 error among them, in 1 workflow of 1 file.
1 of 1 workflow was also run, replay by replay.
`);
});

test("nothing found ends with 0, seen from where people are", async () => {
  const folder = await project({ "src/workflow.ts": clean });
  const env = { npm_lifecycle_event: "review", INIT_CWD: folder };
  const { code, stdout } = await runToEnd(["review", "src"], onTestFinished, { env });
  const said = "Nothing found in 1 workflow of 1 file.\n";
  const ran = "1 of 1 workflow was also run, replay by replay.\n";
  expect({ code, stdout }).toEqual({ code: 0, stdout: said + ran });
});

test("an activity may do what a workflow may not", async () => {
  const folder = await project({
    "activities.ts": `import type { WorkflowActivityContext } from "@dapr/dapr";
export async function ship(_ctx: WorkflowActivityContext) {
  console.log(Date.now(), Math.random(), process.env.HOME);
  await fetch("http://localhost");
}
`,
  });
  const { code, stdout } = await review(folder, ".");
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout:
      "No workflow found. A workflow is an `async function*` whose first parameter is a `WorkflowContext`.\n",
  });
});

test("no path and an unknown option are refused", async () => {
  const folder = await project({});
  for (const args of [[], ["--fast", "."]]) {
    const { code, stdout, stderr } = await review(folder, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("`npm run review -- --help` shows how to use it.");
  }
});

test("--json prints files, findings and problems, and nothing else", async () => {
  const folder = await project({ "workflow.ts": dropped });
  const { code, stdout, stderr } = await review(folder, "--json", "workflow.ts", "gone.ts");
  expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({
    files: [{ path: join(folder, "workflow.ts"), workflows: 1 }],
    findings: [
      {
        code: "W04",
        name: "dropped-task",
        severity: "error",
        where: { file: join(folder, "workflow.ts"), line: 3, column: 3 },
        endColumn: 19,
      },
    ],
    problems: [{ code: "FILE_UNREADABLE" }],
    runs: { ran: 1, notRun: [] },
  });
  const refused = await review(folder, "--json");
  expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: "WRONG_USE" } });
});

test("a fault behind a helper is found by running, unless nothing is to be run", async () => {
  const folder = await project({
    "src/workflow.ts": `import { stamp } from "./helper.ts";\n${clean.replace("order)", "{ at: stamp() })")}`,
    "src/helper.ts": "export const stamp = () => Date.now();\n",
  });
  const found = await review(folder, "src");
  expect(found.code).toBe(1);
  expect(found.stdout).toMatch(/^W11 wall-clock {2}src\/helper\.ts:1\n/);
  const kept = await review(folder, "--no-run", "src");
  expect(kept).toMatchObject({ code: 0, stdout: "Nothing found in 1 workflow of 1 file.\n" });
  expect(JSON.parse((await review(folder, "--json", "--no-run", "src")).stdout)).toEqual({
    files: [{ path: join(folder, "src/workflow.ts"), workflows: 1 }],
    findings: [],
    problems: [],
  });
});
