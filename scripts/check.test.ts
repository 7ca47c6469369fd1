import { copyFile, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { faultSchema, verdictSchema } from "../grader/verdict-schema.ts";
import { root } from "./folders.ts";
import { descendants, isGone, runToEnd, start, temporaryFolder } from "./testing/command.ts";

const solution = join(root, "solutions", "03-workflows", "workflow.ts");
const run = async (args: string[], options = {}) => {
  const data = await temporaryFolder(onTestFinished);
  const defaults = { data, env: { FORCE_COLOR: "" } };
  return runToEnd(["check", ...args], onTestFinished, { ...defaults, ...options });
};

/** A folder with a space in its name, outside the repository, that holds only this answer. */
async function answer(text?: string): Promise<string> {
  const folder = join(await temporaryFolder(onTestFinished), "my answer");
  await mkdir(folder);
  const file = join(folder, "workflow.ts");
  await (text === undefined ? copyFile(solution, file) : writeFile(file, text));
  return folder;
}

test("an answer from elsewhere leaves a run to look at, and no progress", async () => {
  const data = await temporaryFolder(onTestFinished);
  await run(["3", "--dir", await answer()], { data });
  expect(await readdir(data)).toEqual(["runs"]);
  expect(await readdir(join(data, "runs"))).toHaveLength(1);
});

test("a right answer passes from any folder, named as seen from where people are", async () => {
  const folder = await answer();
  const env = { npm_lifecycle_event: "check", INIT_CWD: join(folder, "..") };
  const { code, stdout, stderr } = await run(["3", "--dir", "my answer"], { env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout.split("\n").at(-2)).toBe("  All 8 passed.");
  expect(await readdir(folder)).toEqual(["workflow.ts"]);
});

test("a wrong answer ends with what to do next, and exit code 1", async () => {
  const folder = await answer("export const ticketWorkflow = 1 +;\n");
  const { code, stdout, stderr } = await run(["3", "--dir", folder], { cwd: folder });
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(stdout).toBe(`  ✗ compiles  the file cannot be read as TypeScript
      got        export const ticketWorkflow = 1 +;
      where      workflow.ts:1
      why        Expression expected.
      help       look at that line and the one before; more: npm run explain T01
  It does not compile yet, so nothing was run. Next: npm run hint 3
`);
});

test("--json prints one verdict and nothing else", async () => {
  const folder = await answer("export {};\n");
  const { code, stdout, stderr } = await run(["3", "--json", "--dir", folder]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  const verdict = verdictSchema.parse(JSON.parse(stdout));
  expect(verdict.findings.map((finding) => finding.code)).toEqual(["T02"]);
});

test("a given file that was changed is named, and not used", async () => {
  const folder = await answer("export {};\n");
  await writeFile(join(folder, "activities.ts"), "export const changed = true;\n");
  const { stdout } = await run(["3", "--dir", folder]);
  expect(stdout).toContain("  note: activities.ts was changed; the check uses it as it was given.");
});

const forLessons = /There (is an exercise|are exercises) for lessons? .*\b3\b/;
test.each([
  ["no number", [], "Say which", forLessons],
  ["an unknown number", ["99"], "no lesson 99", forLessons],
  ["two numbers", ["3", "4"], "One exercise at a time", "--help"],
  ["an unknown option", ["3", "--fast"], "Unknown option", "--help"],
  ["a folder that is not there", ["3", "--dir", "nowhere"], "no folder", "--dir"],
  ["a file for a folder", ["3", "--dir", solution], "no folder", "--dir"],
  ["one folder for all exercises", ["all", "--dir", "."], "One folder", "--help"],
])("%s is refused with what to do", async (_, args, message, help) => {
  const { code, stdout, stderr } = await run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(message);
  expect(stderr).toMatch(help);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test("a folder without the file is refused by name, also for a machine", async () => {
  const folder = await temporaryFolder(onTestFinished);
  const { code, stdout } = await run(["3", "--json", "--dir", folder]);
  expect(code).toBe(2);
  const { error } = faultSchema.parse(JSON.parse(stdout));
  expect(error).toMatchObject({ code: "FILE_MISSING", cause: "usage" });
  expect(error.message).toContain("has no workflow.ts");
});

test.skipIf(process.platform === "win32").each(["SIGKILL", "SIGINT"] as const)(
  "nothing is left of a check that ends by %s, not even of an endless loop",
  async (signal) => {
    const loop = `import type { WorkflowContext } from "@dapr/dapr";
export async function* ticketWorkflow(ctx: WorkflowContext) {
  // Written so that no rule sees that it never ends.
  while (ctx.getWorkflowInstanceId());
}
`;
    const command = start(["check", "3", "--dir", await answer(loop)], onTestFinished);
    let all = await descendants(command.pid);
    while (!all.some((child) => child.command.includes(join("worker", "host.mjs")))) {
      await sleep(100);
      all = await descendants(command.pid);
    }
    command.kill(signal);
    await command.ended;
    await Promise.all(all.map(({ pid }) => isGone(pid)));
  },
);
