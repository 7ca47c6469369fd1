import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { exec } from "node:child_process";
import { describe, expect, test } from "vitest";
import { root } from "./folders.ts";
import { run as lesson } from "./lesson.ts";
import { normaliseText } from "./record/normalise.ts";
import {
  change,
  copyCourse,
  descendants,
  isAlive,
  isGone,
  runToEnd,
  start,
  temporaryFolder,
  type Running,
} from "./testing/command.ts";

type Cleanup = Parameters<typeof temporaryFolder>[0];

/** The process of the lesson's app. */
async function appOf(run: Running): Promise<number> {
  for (;;) {
    const app = (await descendants(run.pid)).find(({ command }) => command.includes("main.ts"));
    if (app) return app.pid;
    if (!isAlive(run.pid)) throw new Error(`there is no app:\n${run.output}`);
  }
}

const count = (text: string, part: string) => text.split(part).length - 1;

describe.concurrent("lesson 3", () => {
  test("tells what the recorded run tells, exits 0 and leaves no process", async ({
    expect,
    onTestFinished,
  }) => {
    const data = await temporaryFolder(onTestFinished);
    const run = start(["lesson", "3"], onTestFinished, { data });
    const app = await appOf(run);
    const { code, stdout, stderr } = await run.ended;
    const record = await readFile(join(root, "docs/records/03-workflows/run.txt"), "utf8");
    expect(normaliseText(stdout)).toBe(record);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(isAlive(app)).toBe(false);
  });

  test("shows the SDK's own log with --verbose", async ({ expect, onTestFinished }) => {
    const data = await temporaryFolder(onTestFinished);
    const { code, stdout } = await runToEnd(["lesson", "3", "--verbose"], onTestFinished, { data });
    expect(stdout).toMatch(/app +\d{4}-\S+ INFO \[DurableTask, Worker\] Successfully connected/);
    expect(code).toBe(0);
  });

  test("starts over after a run that came to its end", async ({ expect, onTestFinished }) => {
    const data = await temporaryFolder(onTestFinished);
    const first = await runToEnd(["lesson", "3"], onTestFinished, { data });
    const second = await runToEnd(["lesson", "3"], onTestFinished, { data });
    expect(normaliseText(second.stdout)).toBe(normaliseText(first.stdout));
  });
});

describe.concurrent("lesson 3 with --stay", () => {
  test("prints requests that work when pasted, and shows what they cause", async ({
    expect,
    onTestFinished,
  }) => {
    const data = await temporaryFolder(onTestFinished);
    const run = start(["lesson", "3", "--stay"], onTestFinished, { data });
    await run.printed("Ctrl-C stops both.");
    const commands = run.output.split("\n").filter((line) => /^(curl|npm run) /.test(line));
    const paste = (command: string) =>
      promisify(exec)(command, { cwd: root, env: { ...process.env, COURSE_DIR: data } });

    expect(commands).toHaveLength(3);
    const [begin = "", look = "", history = ""] = commands;
    expect(JSON.parse((await paste(begin)).stdout)).toEqual({ instanceID: "my-task-1" });
    await run.printed(/my-task-1: taskWorkflow[^]*summary .*ran 4 times for 3 activities/);
    expect(JSON.parse((await paste(look)).stdout)).toMatchObject({ runtimeStatus: "COMPLETED" });
    expect((await paste(history)).stdout).toMatch(/^my-task-1: taskWorkflow, COMPLETED/m);

    const other = await runToEnd(["lesson", "3"], onTestFinished, { data });
    expect(other.stderr).toMatch(/^error {2}Another run of this lesson is going on/);
    expect(other.code).toBe(2);

    run.kill("SIGINT");
    expect((await run.ended).code).toBe(130);
    const port = /127\.0\.0\.1:(\d+)/.exec(begin)?.[1];
    await expect(fetch(`http://127.0.0.1:${port}/v1.0/healthz`)).rejects.toThrow();
  });
});

/**
 * Runs lesson 3 and sends the signal once it has printed `text`. A run that came to its end
 * before the signal reached it, as on a busy machine, is made again.
 */
async function stoppedAt(text: string | RegExp, signal: NodeJS.Signals, cleanup: Cleanup) {
  for (;;) {
    const data = await temporaryFolder(cleanup);
    const run = start(["lesson", "3"], cleanup, { data });
    // The app is looked for from the start: looking takes time, and the run goes on.
    const [app] = await Promise.all([appOf(run), run.printed(text)]);
    run.kill(signal);
    const ended = await run.ended;
    if (ended.code !== 0) return { data, app, ended };
  }
}

describe.concurrent("interrupted", () => {
  const moments: [string, NodeJS.Signals, number, string | RegExp][] = [
    ["while the app starts", "SIGINT", 130, "runs on the embedded sidecar"],
    ["in the first workflow", "SIGINT", 130, "body run 2"],
    ["between two workflows", "SIGTERM", 143, "[Client] task-123"],
    ["while the app stops", "SIGHUP", 129, "[Client] task-124"],
  ];
  test.for(moments)(
    "%s by %s, it ends with %i and leaves no process",
    async ([, signal, code, text], { expect, onTestFinished }) => {
      const { app, ended } = await stoppedAt(text, signal, onTestFinished);
      expect(ended).toMatchObject({ code, stderr: "" });
      expect(isAlive(app)).toBe(false);
    },
  );

  test("it continues with the next run", async ({ expect, onTestFinished }) => {
    const { data, ended } = await stoppedAt("[Client] task-123", "SIGINT", onTestFinished);
    expect(ended.stdout).toMatch(
      /\nInterrupted\. The next run continues where this one stopped\.\n$/,
    );
    const { code, stdout } = await runToEnd(["lesson", "3"], onTestFinished, { data });
    expect(stdout).toMatch(/An earlier run was interrupted[^]*history +task-123 COMPLETED/);
    expect(stdout).not.toContain("[Activity] Validating task: 123");
    expect(stdout).toMatch(/\[Client\] task-124: .*rejected/);
    expect(code).toBe(0);
  });

  test("before it has started anything, it just ends", async ({ expect, onTestFinished }) => {
    const data = await temporaryFolder(onTestFinished);
    const run = start(["lesson", "3"], onTestFinished, { data });
    run.kill("SIGINT");
    expect(await run.ended).toMatchObject({ signal: "SIGINT", stdout: "", stderr: "" });
  });
});

describe.concurrent("killed", () => {
  test("the runner takes the app with it, and the next run continues", async ({
    expect,
    onTestFinished,
  }) => {
    const data = await temporaryFolder(onTestFinished);
    const run = start(["lesson", "3"], onTestFinished, { data });
    await run.printed("body run 2");
    const app = await appOf(run);
    run.kill("SIGKILL");
    await run.ended;
    await isGone(app);

    const next = await runToEnd(["lesson", "3"], onTestFinished, { data });
    expect(next.stdout).toMatch(/it continues where it stopped\s+\(--fresh starts over\)/);
    expect(next.stdout).toMatch(/history +task-123 (RUNNING|COMPLETED)/);
    expect(next.stdout).not.toContain("[Activity] Validating task: 123");
    expect(next.stdout).toMatch(/\[Client\] task-123: .*completed/);
    expect(next.code).toBe(0);
  });

  test("a run with --fresh starts over instead", async ({ expect, onTestFinished }) => {
    const data = await temporaryFolder(onTestFinished);
    const run = start(["lesson", "3"], onTestFinished, { data });
    await run.printed("body run 2");
    run.kill("SIGKILL");
    await run.ended;
    const next = await runToEnd(["lesson", "3", "--fresh"], onTestFinished, { data });
    expect(next.stdout).not.toContain("interrupted");
    expect(next.stdout).toContain("[Activity] Validating task: 123");
  });

  test("the app is started again, and finished activities do not run again", async ({
    expect,
    onTestFinished,
  }) => {
    const data = await temporaryFolder(onTestFinished);
    const run = start(["lesson", "3"], onTestFinished, { data });
    await run.printed("body run 2");
    process.kill(await appOf(run), "SIGKILL");
    const { code, stdout, stderr } = await run.ended;
    expect(stderr).toBe("");
    expect(stdout).toMatch(/note +The app was killed \(SIGKILL\)\. It starts again/);
    expect(count(stdout, "[Activity] Validating task: 123")).toBe(1);
    expect(stdout).toMatch(/\[Client\] task-123: .*completed/);
    expect(code).toBe(0);
  });

  test("an app that is killed again and again is given up", async ({ expect, onTestFinished }) => {
    const data = await temporaryFolder(onTestFinished);
    const run = start(["lesson", "3"], onTestFinished, { data });
    for (let kills = 1; kills <= 4; kills++) {
      const app = await appOf(run);
      process.kill(app, "SIGKILL");
      await isGone(app);
    }
    const { code, stderr } = await run.ended;
    expect(stderr).toMatch(/^error {2}The app in lessons\/03-workflows was killed 4 times/);
    expect(code).toBe(2);
  });
});

describe("a copy of the course in a folder with spaces", () => {
  test("runs the lesson from wherever one is", async ({ onTestFinished }) => {
    const folder = await temporaryFolder(onTestFinished);
    const home = join(folder, "my course");
    await copyCourse(home);
    const { code, stdout, stderr } = await runToEnd(["lesson", "3"], onTestFinished, {
      home,
      cwd: folder,
    });
    expect(stderr).toBe("");
    expect(stdout).toContain("Next: npm run check 3");
    expect(code).toBe(0);
  });

  test("shows an app's error with its message, and where it was thrown with --verbose", async ({
    onTestFinished,
  }) => {
    const home = join(await temporaryFolder(onTestFinished), "my course");
    await copyCourse(home);
    const main = join(home, "lessons", "03-workflows", "main.ts");
    await change(main, "const client =", `throw new Error("no client today");\nconst client =`);
    const plain = await runToEnd(["lesson", "3"], onTestFinished, { home });
    expect(plain.stderr).toMatch(
      /^error {2}The app in lessons\/03-workflows ended with an error:\n {7}no client today\nhelp/,
    );
    expect(plain.stdout + plain.stderr).not.toMatch(/^ +at |Node\.js v/m);
    expect(plain.code).toBe(2);
    const verbose = await runToEnd(["lesson", "3", "--verbose"], onTestFinished, { home });
    expect(verbose.stderr).toMatch(/^ +at .*main\.ts/m);
  });

  test("says what to do when npm install was forgotten", async ({ onTestFinished }) => {
    const home = join(await temporaryFolder(onTestFinished), "my course");
    await copyCourse(home, { packages: false });
    const { code, stderr } = await runToEnd(["lesson", "3"], onTestFinished, { home });
    expect(stderr).toBe(
      "error  The packages of the course are not installed.\nhelp   Run `npm install`.\n",
    );
    expect(code).toBe(2);
  });
});

describe("wrong use", () => {
  const wrong: [string[], string][] = [
    [[], "Say which lesson, for example `npm run lesson 3`."],
    [["99"], "There is no lesson 99."],
    [["three"], "There is no lesson three."],
    [["-3"], "Unknown option `-3`."],
    [["3", "4"], "One lesson at a time, not 3 and 4."],
    [["3", "--engine", "redis"], "There is no engine redis: choose embedded or dapr."],
    [["3", "--speed"], "Unknown option `--speed`."],
  ];
  test.for(wrong)("%j is refused", async ([argv, message]) => {
    await expect(lesson(argv)).rejects.toMatchObject({ message, help: expect.any(String) });
  });

  test("real Dapr that is not there is one message, and exit code 2", async ({
    onTestFinished,
  }) => {
    const data = await temporaryFolder(onTestFinished);
    const { code, stdout, stderr } = await runToEnd(
      ["lesson", "3", "--engine", "dapr"],
      onTestFinished,
      { data, env: { HOME: data, USERPROFILE: data, DAPR_HOME: data, DAPR_RUNTIME_PATH: data } },
    );
    expect(stderr).toMatch(/^error {2}Real Dapr was asked for, but daprd was not found\./);
    expect(stderr).toMatch(/^help {3}Run `dapr init --slim`/m);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });

  test("is answered with one message, the lessons that exist, and exit code 2", async ({
    onTestFinished,
  }) => {
    const data = await temporaryFolder(onTestFinished);
    const { code, stdout, stderr } = await runToEnd(["lesson", "99"], onTestFinished, { data });
    const [error, help, ...more] = stderr.split("\n");
    expect(error).toBe("error  There is no lesson 99.");
    expect(help).toMatch(
      /^help {3}There (is|are) lessons? .*\b3 \(Workflows and checkpoints\).*\.$/,
    );
    expect(more).toEqual(["more   docs/reference/errors.md#lesson-unknown", ""]);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });
});
