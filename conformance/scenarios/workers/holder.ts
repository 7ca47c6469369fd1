import { WorkflowRuntime } from "@dapr/dapr";
import type { WorkflowActivityContext, WorkflowContext } from "@dapr/dapr";
import { chain, work } from "./workflows.ts";

// A worker to be killed: it says when it holds the work named by its argument, and keeps it.
const [port, held] = process.argv.slice(2);
const logger = { error() {}, warn() {}, info() {}, verbose() {}, debug() {} };

function hold(): Promise<never> {
  process.stdout.write("holding\n");
  return new Promise(() => {});
}

const runtime = new WorkflowRuntime({
  daprHost: "127.0.0.1",
  daprPort: port,
  logger: { service: logger },
});
runtime.registerWorkflowWithName(chain.name, async function* (ctx: WorkflowContext) {
  if (held === "turn") await hold();
  return yield* chain(ctx);
});
runtime.registerActivityWithName(work.name, (ctx: WorkflowActivityContext, n: number) =>
  held === "activity" && n === 2 ? hold() : work(ctx, n),
);
await runtime.start();
