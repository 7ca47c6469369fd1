import { copyFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import {
  copyCourse,
  descendants,
  isGone,
  runToEnd,
  start,
  temporaryFolder,
} from "./testing/command.ts";

let home: string;
let file: string;
beforeEach(async ({ onTestFinished }) => {
  home = join(await temporaryFolder(onTestFinished), "the course");
  await copyCourse(home, { exercises: true });
  file = join(home, "exercises/03-workflows/workflow.ts");
});

const watch = (args: string[] = [], env: Record<string, string> = {}) =>
  start(["watch", "3", ...args], onTestFinished, { home, env });

test("every save gets its verdict, in plain lines, and Ctrl-C leaves nothing", async () => {
  const command = watch();
  await command.printed(/Check 1 [\s\S]*2 of 8 passed[\s\S]*Waiting for a save/);
  await writeFile(file, "export const ticketWorkflow = 1 +;\n");
  await command.printed(/Check 2 [\s\S]*It does not compile yet[\s\S]*Waiting for a save/);
  await copyFile(join(home, "solutions/03-workflows/workflow.ts"), file);
  await command.printed(/Check 3 [\s\S]*All 8 passed[\s\S]*npm run diff 3\nWaiting for a save/);
  // eslint-disable-next-line no-control-regex
  expect(command.output).not.toMatch(/\u001b/);

  const { stdout } = await runToEnd(["progress", "--json"], onTestFinished, { home });
  const { exercises } = JSON.parse(stdout) as { exercises: { number: number }[] };
  const watched = exercises.find(({ number }) => number === 3);
  expect(watched).toMatchObject({ attempts: 3, state: "passed" });
  const all = await descendants(command.pid);
  command.kill("SIGINT");
  expect(await command.ended).toMatchObject({ code: 130, stderr: "" });
  await Promise.all(all.map(({ pid }) => isGone(pid)));
});

test.skipIf(process.platform === "win32").each(["SIGINT", "SIGKILL"] as const)(
  "%s in the middle of a check leaves no process",
  async (signal) => {
    const loop = `import type { WorkflowContext } from "@dapr/dapr";
export async function* ticketWorkflow(ctx: WorkflowContext) {
  for (let lap = 0; ctx; lap++);
}
`;
    await writeFile(file, loop);
    const command = watch();
    await command.printed("Check 1");
    let all = await descendants(command.pid);
    while (all.filter((child) => child.command.includes("host.mjs")).length < 3) {
      await sleep(100);
      all = await descendants(command.pid);
    }
    command.kill(signal);
    await command.ended;
    await Promise.all(all.map(({ pid }) => isGone(pid)));
  },
);

test("a save that the system does not report is graded all the same, and polling suggested", async () => {
  // A system that reports nothing: asked to poll, and that almost never.
  const command = watch([], { CHOKIDAR_USEPOLLING: "1", CHOKIDAR_INTERVAL: "100000000" });
  await command.printed("Waiting for a save");
  await writeFile(file, "export const ticketWorkflow = 1 +;\n");
  await command.printed(/does not compile yet[\s\S]*npm run watch 3 -- --poll\nWaiting for a save/);

  const polling = watch(["--poll"]);
  await polling.printed("Waiting for a save");
  await writeFile(file, "export const ticketWorkflow = 1 +;\n");
  await polling.printed("It does not compile yet");
});

test("an answer that was deleted is one message, and the next save is graded", async () => {
  const command = watch([]);
  await command.printed("Waiting for a save");
  await rm(file);
  // The message is on stderr and the line on stdout; either may be read first.
  await command.printed(/error {2}The folder .* has no workflow\.ts/);
  await command.printed(/(Waiting for a save[\s\S]*){2}/);
  await writeFile(file, "export const ticketWorkflow = 1 +;\n");
  await command.printed("It does not compile yet");
});
