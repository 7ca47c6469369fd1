import { DaprWorkflowClient, WorkflowRuntime, type WorkflowContext } from "@dapr/dapr";

/** Takes what undoes something when the test, or the file, is over. */
export type Cleanup = (undo: () => Promise<void>) => void;

/** How often the activity has run, by what it was given. */
export type Runs = Map<string, number>;

/** An activity, an event, another activity: what most workflows are made of. */
export async function* approval(
  ctx: WorkflowContext,
  name: string,
): AsyncGenerator<unknown, string, never> {
  yield ctx.callActivity("step", `${name} before`);
  const answer: string = yield ctx.waitForExternalEvent("answer");
  yield ctx.callActivity("step", `${name} after`);
  return `${name}: ${answer}`;
}

/** The unmodified SDK, client and worker. */
export async function startApp(grpcPort: number, cleanup: Cleanup, runs: Runs = new Map()) {
  const address = { daprHost: "127.0.0.1", daprPort: String(grpcPort) };
  const worker = new WorkflowRuntime(address)
    .registerWorkflow(approval)
    .registerActivityWithName("step", async (_ctx: unknown, what: string) => {
      runs.set(what, (runs.get(what) ?? 0) + 1);
    });
  await worker.start();
  const client = new DaprWorkflowClient(address);
  let stopped: Promise<unknown> | undefined;
  const stop = () => (stopped ??= Promise.all([worker.stop(), client.stop()]));
  cleanup(async () => void (await stop()));
  return { client, stop };
}

/** Whether the sidecar still does what it is for, seen from outside. */
export async function expectService(client: DaprWorkflowClient): Promise<void> {
  const id = await client.scheduleNewWorkflow(approval, "Ada");
  await client.raiseEvent(id, "answer", "yes");
  const state = await client.waitForWorkflowCompletion(id, true, 60);
  if (state?.serializedOutput !== '"Ada: yes"') {
    throw new Error(`a workflow ended as ${state?.serializedOutput}`);
  }
  await client.purgeWorkflow(id);
}
