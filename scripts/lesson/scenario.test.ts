import { execFile } from "node:child_process";
import { cp, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { course, folderOf } from "../../course.ts";
import { root } from "../folders.ts";
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
} from "../testing/command.ts";

type Cleanup = Parameters<typeof temporaryFolder>[0];

const fixture = join(root, "scripts", "testing", "scenario");

/** A copy of the course whose lesson 3 has a scenario, a web app and a slow second activity. */
async function copyWithScenario(cleanup: Cleanup): Promise<string> {
  const home = join(await temporaryFolder(cleanup), "my course");
  const lesson = join(home, "lessons", "03-workflows");
  const scenarios = join(home, "scripts", "lesson", "scenarios");
  await copyCourse(home);
  await mkdir(scenarios, { recursive: true });
  await cp(join(fixture, "scenario.ts"), join(scenarios, "03-workflows.ts"));
  await cp(join(fixture, "web.ts"), join(lesson, "web.ts"));
  await change(
    join(lesson, "activities.ts"),
    "export function assignTask(",
    `import { appendFileSync } from "node:fs";
export async function assignTask(ctx: WorkflowActivityContext, task: Task) {
  const assignment = assign(ctx, task);
  appendFileSync(process.env["EFFECTS"] ?? "", \`assigned \${task.taskId}\\n\`);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return assignment;
}
function assign(`,
  );
  return home;
}

async function appOf(run: Running, file: string): Promise<number> {
  for (;;) {
    const app = (await descendants(run.pid)).find(({ command }) => command.includes(file));
    if (app) return app.pid;
    if (!isAlive(run.pid)) throw new Error(`there is no ${file}:\n${run.output}`);
  }
}

const count = (text: string, part: string) => text.split(part).length - 1;

describe.concurrent("a lesson with a scenario", () => {
  test("tells what is done to its programs, in the order it happens", async ({
    expect,
    onTestFinished,
  }) => {
    const home = await copyWithScenario(onTestFinished);
    const { code, stdout, stderr } = await runToEnd(["lesson", "3"], onTestFinished, { home });
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toMatch(
      new RegExp(
        [
          "\nA workflow is killed\n  start      main.ts\n",
          "\ntask-123: taskWorkflow\n  input ",
          "app        \\[Activity\\] Assigning task 123 .*\n  kill       main.ts \\(SIGKILL\\)\n  start      main.ts\n",
          "  app        \\[Activity\\] Assigning task 123 .*\n  body run 3 ",
          "  summary    .*handed out again because no\\s+result came: assignTask\\.\n",
          "\n\ntask-124: taskWorkflow\n",
          "  summary    .*\n  why .*\n\n  note       Both workflows have come to their end\\.\n",
          "  effects    assigned 123\n  effects    assigned 123\n",
          "\nThe journal, 00000001\\.journal, what it says of task-124\n",
          "  line \\d+ +created +ExecutionStarted taskWorkflow .*\n",
          "  line \\d+ +turned +WorkflowStarted, TaskScheduled validateTask ",
          "\n\ntask-124: taskWorkflow, COMPLETED\nturn  time",
          "\n\nA web app is asked\n  start      web\\.ts\n  app        \\[Web\\] Listening\n",
          '  request    POST /tasks {"taskId":"9"}\n  response   202 {"id":"9"}\n  app        \\[Web\\] POST /tasks\n',
          '  request    GET /tasks/9\n  response   200 {"id":"9"}\n  app        \\[Web\\] GET /tasks/9\n',
          "  stop       web\\.ts \\(SIGTERM\\)\n  app        \\[Web\\] Closing\n",
          "\nHistory: npm run history -- task-123\nNext: npm run check 3\n",
        ].join("[^]*?"),
      ),
    );
    expect(count(stdout, "[Activity] Validating task: 123")).toBe(1);
  });

  test("keeps its web app up with --stay, and prints requests that work", async ({
    expect,
    onTestFinished,
  }) => {
    const home = await copyWithScenario(onTestFinished);
    const env = { PARTS: "web" };
    const run = start(["lesson", "3", "--stay"], onTestFinished, { home, env });
    await run.printed("Ctrl-C stops both.");
    const commands = run.output.split("\n").filter((line) => /^(curl|npm run) /.test(line));
    expect(commands).toEqual([
      expect.stringMatching(
        /^curl -X POST "http:\/\/127\.0\.0\.1:\d+\/tasks" -H "content-type: application\/json" -d '\{"taskId":"9"\}'$/,
      ),
      expect.stringMatching(/^curl "http:\/\/127\.0\.0\.1:\d+\/tasks\/9"$/),
    ]);
    const { stdout } = await promisify(execFile)("sh", ["-c", commands[0] ?? ""]);
    expect(JSON.parse(stdout)).toEqual({ id: "9" });
    const app = await appOf(run, "web.ts");
    run.kill("SIGINT");
    expect((await run.ended).code).toBe(130);
    expect(isAlive(app)).toBe(false);
  });

  test("starts its last program again for --stay when that has ended", async ({
    expect,
    onTestFinished,
  }) => {
    const home = await copyWithScenario(onTestFinished);
    const env = { PARTS: "crash" };
    const run = start(["lesson", "3", "--stay"], onTestFinished, { home, env });
    await run.printed("Ctrl-C stops both.");
    expect(run.output).toMatch(/curl -X POST "http.*instanceID=my-task-1"/);
    const app = await appOf(run, "main.ts");
    run.kill("SIGTERM");
    expect((await run.ended).code).toBe(143);
    expect(isAlive(app)).toBe(false);
  });

  test("interrupted, it leaves no process, and the next run starts over", async ({
    expect,
    onTestFinished,
  }) => {
    const home = await copyWithScenario(onTestFinished);
    const env = { PARTS: "crash" };
    const run = start(["lesson", "3"], onTestFinished, { home, env });
    await run.printed("kill       main.ts");
    const app = await appOf(run, "main.ts");
    run.kill("SIGINT");
    const { code, stdout } = await run.ended;
    expect(code).toBe(130);
    expect(stdout).toMatch(/\nInterrupted\. The next run starts over\.\n$/);
    expect(isAlive(app)).toBe(false);
    const next = start(["lesson", "3"], onTestFinished, { home, env });
    await next.printed("kill       main.ts");
    expect(count(next.output, "[Activity] Validating task: 123")).toBe(1);
  });

  test("killed, the runner takes every program with it", async ({ expect, onTestFinished }) => {
    const home = await copyWithScenario(onTestFinished);
    const env = { PARTS: "web" };
    const run = start(["lesson", "3"], onTestFinished, { home, env });
    await run.printed("A web app is asked");
    const app = await appOf(run, "web.ts");
    run.kill("SIGKILL");
    await run.ended;
    await isGone(app);
    expect(run.output).toContain("start      web.ts");
  });

  test("says what a program did not do", async ({ expect, onTestFinished }) => {
    const home = await copyWithScenario(onTestFinished);
    const scenario = join(home, "scripts", "lesson", "scenarios", "03-workflows.ts");
    await change(scenario, "/^\\[Activity\\] Assigning/", "/Never/");
    const { code, stderr } = await runToEnd(["lesson", "3"], onTestFinished, { home });
    expect(stderr).toMatch(
      /^error {2}main\.ts in lessons\/03-workflows ended before it printed a line like \/Never\/\.\nhelp/,
    );
    expect(code).toBe(2);
  });

  test("reports a program's fault whatever the scenario waits for", async ({
    expect,
    onTestFinished,
  }) => {
    const home = await copyWithScenario(onTestFinished);
    const web = join(home, "lessons", "03-workflows", "web.ts");
    await change(web, "const server =", `throw new Error("no web today");\nconst server =`);
    const env = { PARTS: "web" };
    const { code, stderr } = await runToEnd(["lesson", "3"], onTestFinished, { home, env });
    expect(stderr).toMatch(/^error {2}The app in lessons\/03-workflows ended .*\n {7}no web today/);
    expect(code).toBe(2);
  });
});

test("every scenario belongs to a lesson", async () => {
  const names = await readdir(join(import.meta.dirname, "scenarios")).catch(() => []);
  const lessons = course.lessons.map((lesson) => `${folderOf(lesson)}.ts`);
  expect(names.filter((name) => !lessons.includes(name))).toEqual([]);
});
