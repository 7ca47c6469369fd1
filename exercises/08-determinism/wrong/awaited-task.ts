// expect: W03
// TODO(author): real misconceptions. This one: "A step takes time, so it is awaited."
import type { WorkflowContext } from "@dapr/dapr";
import { takeStep } from "../activities.ts";
import type { Request, Result } from "../types.ts";

export async function* determinismWorkflow(
  ctx: WorkflowContext,
  request: Request,
): AsyncGenerator<unknown, Result, any> {
  const message: any = await ctx.callActivity(takeStep, request);
  return { requestId: request.requestId, message };
}
