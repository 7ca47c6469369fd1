import { setTimeout as sleep } from "node:timers/promises";
import { WorkflowRuntime, type TWorkflow } from "@dapr/dapr";
import type { Observations, Scenario, ScenarioContext } from "../../scenario.ts";
import { startHolder } from "./process.ts";
import { alpha, beta, chain, waits, work } from "./workflows.ts";

/** Runs `act` while workers are there, each with the workflows given to it. */
async function withWorkers<T>(
  { grpcPort }: ScenarioContext,
  workers: TWorkflow[][],
  act: () => Promise<T>,
): Promise<T> {
  const runtimes = workers.map((workflows) => {
    const runtime = new WorkflowRuntime({ daprHost: "127.0.0.1", daprPort: String(grpcPort) });
    for (const workflow of workflows) runtime.registerWorkflow(workflow);
    return runtime.registerActivity(work);
  });
  await Promise.all(runtimes.map((runtime) => runtime.start()));
  try {
    return await act();
  } finally {
    await Promise.all(runtimes.map((runtime) => runtime.stop()));
  }
}

/** Kills a worker that holds a turn or an activity, and lets another take over. */
async function killed(ctx: ScenarioContext, held: "turn" | "activity"): Promise<Observations> {
  const { client, grpcPort, id, ended, history } = ctx;
  const holder = startHolder(grpcPort, held);
  try {
    const scheduled = client.scheduleNewWorkflow(chain, undefined, id());
    await holder.holding;
    await holder.kill();
    return await withWorkers(ctx, [[chain]], async () => {
      await scheduled;
      return { state: await ended(id()), history: await history(id()) };
    });
  } finally {
    await holder.kill();
  }
}

/** Runs a workflow forty times at once and tells which ends there were. */
async function ends({ client, id, ended }: ScenarioContext, workflow: TWorkflow): Promise<unknown> {
  const runs = Array.from({ length: 40 }, async (_, n) => {
    await client.scheduleNewWorkflow(workflow, undefined, id(`${workflow.name}-${n}`));
    const state = await ended(id(`${workflow.name}-${n}`));
    return `${state?.status} ${state?.failure?.type ?? state?.output}`;
  });
  return [...new Set(await Promise.all(runs))].toSorted();
}

export const scenarios: Scenario[] = [
  {
    name: "A schedule is answered once there is a worker",
    run: async (ctx) => {
      const { client, id, ended } = ctx;
      const scheduled = client.scheduleNewWorkflow(alpha, undefined, id());
      const early = await Promise.race([scheduled, sleep(1000, "no answer")]);
      return withWorkers(ctx, [[alpha]], async () => {
        const late = await scheduled;
        return { early, late, state: await ended(id()) };
      });
    },
  },
  {
    name: "The activity of a worker that is killed runs again on another",
    run: (ctx) => killed(ctx, "activity"),
  },
  {
    name: "The turn of a worker that is killed runs again on another",
    run: (ctx) => killed(ctx, "turn"),
  },
  {
    name: "A workflow goes on with another worker when its own is gone",
    run: async (ctx) => {
      const { client, id, ended, history } = ctx;
      await withWorkers(ctx, [[waits]], () => client.scheduleNewWorkflow(waits, undefined, id()));
      return withWorkers(ctx, [[waits]], async () => {
        await client.raiseEvent(id(), "go", "on");
        return { state: await ended(id()), history: await history(id()) };
      });
    },
  },
  {
    name: "Two workers that know the same workflows share them",
    run: (ctx) =>
      withWorkers(ctx, [[alpha], [alpha]], async () => ({ alpha: await ends(ctx, alpha) })),
  },
  {
    name: "Two workers that know different workflows fail each other's",
    run: (ctx) =>
      withWorkers(ctx, [[alpha], [beta]], async () => ({
        alpha: await ends(ctx, alpha),
        beta: await ends(ctx, beta),
      })),
  },
];
