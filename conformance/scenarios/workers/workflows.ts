import type { WorkflowActivityContext, WorkflowContext } from "@dapr/dapr";
import type { Steps } from "../steps.ts";

export async function* chain(ctx: WorkflowContext): Steps {
  const first: unknown = yield ctx.callActivity("work", 1);
  const second: unknown = yield ctx.callActivity("work", 2);
  return [first, second];
}

export function work(_ctx: WorkflowActivityContext, n: number) {
  return `done ${n}`;
}

export async function* alpha(_ctx: WorkflowContext): Steps {
  return "alpha";
}

export async function* beta(_ctx: WorkflowContext): Steps {
  return "beta";
}

export async function* waits(ctx: WorkflowContext): Steps {
  return yield ctx.waitForExternalEvent("go");
}
