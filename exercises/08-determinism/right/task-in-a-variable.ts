// TODO(author): unusual but right answers. This one keeps the task in a variable.
import type { WorkflowContext } from "@dapr/dapr";
import { takeStep } from "../activities.ts";
import type { Request, Result } from "../types.ts";

export async function* determinismWorkflow(
  ctx: WorkflowContext,
  request: Request,
): AsyncGenerator<unknown, Result, any> {
  const step = ctx.callActivity(takeStep, request);
  const message: string = yield step;
  return { requestId: request.requestId, message };
}
