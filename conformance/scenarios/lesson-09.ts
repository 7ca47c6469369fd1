import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Observations, Scenario, ScenarioContext } from "../scenario.ts";

const lesson = fileURLToPath(new URL("../../lessons/09-debugging", import.meta.url));

/** Runs `act` while a version of the lesson's service is there for the scenario's own task. */
async function withVersion<T>(
  { grpcPort, id }: ScenarioContext,
  version: number,
  act: (service: { printed: (text: string) => Promise<void> }) => Promise<T>,
): Promise<T> {
  const app = spawn(process.execPath, ["--import", "tsx", "main.ts", `${version}`, id()], {
    cwd: lesson,
    env: { ...process.env, DAPR_GRPC_PORT: String(grpcPort) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(app, "exit");
  const early = gone.then(([code]) => Promise.reject(new Error(`It ended with ${code}.`)));
  early.catch(() => {});
  const lines = createInterface(app.stdout);
  const heard: string[] = [];
  lines.on("line", (line) => heard.push(line));
  const printed = async (text: string) => {
    while (!heard.some((line) => line.includes(text))) {
      await Promise.race([once(lines, "line"), early]);
    }
  };
  try {
    return await act({ printed });
  } finally {
    app.kill("SIGKILL");
    await gone;
  }
}

/** What there is to see of the scenario's task. */
async function evidence(ctx: ScenarioContext): Promise<Observations> {
  const id = `task-${ctx.id()}`;
  const { workflows } = (await ctx.http("GET", "/v1.0/metadata")).body as {
    workflows?: { connectedWorkers?: number };
  };
  return {
    state: await ctx.state(id),
    history: await ctx.history(id),
    workers: workflows?.connectedWorkers ?? 0,
  };
}

function fails(version: number): Scenario["run"] {
  return (ctx) =>
    withVersion(ctx, version, async () => {
      await ctx.reached(`task-${ctx.id()}`, "ExecutionCompleted");
      return evidence(ctx);
    });
}

export const scenarios: Scenario[] = [
  { name: "Lesson 9 fails where an activity is not registered", run: fails(1) },
  { name: "Lesson 9 fails where an activity has another name", run: fails(2) },
  { name: "Lesson 9 fails where a result is no JSON", run: fails(3) },
  {
    name: "Lesson 9 waits for a worker and goes on with the next",
    async run(ctx) {
      await withVersion(ctx, 4, async ({ printed }) => {
        await printed("accepted");
        await printed("Validating");
      });
      return withVersion(ctx, 4, async () => {
        await ctx.reached(`task-${ctx.id()}`, "ExecutionCompleted");
        return evidence(ctx);
      });
    },
  },
  {
    name: "Lesson 9 waits for ever where a list is yielded and goes on when mended and woken",
    async run(ctx) {
      const id = `task-${ctx.id()}`;
      const stuck = await withVersion(ctx, 5, async () => {
        await ctx.reached(id, "TaskCompleted");
        return evidence(ctx);
      });
      const woken = await withVersion(ctx, 4, async ({ printed }) => {
        await printed("accepted before");
        await ctx.client.raiseEvent(id, "wake");
        await ctx.reached(id, "ExecutionCompleted");
        return evidence(ctx);
      });
      return { stuck, woken };
    },
  },
];
