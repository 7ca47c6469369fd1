import type { WorkflowContext } from "@dapr/dapr";
import { takeStep } from "./activities.ts";
import type { Request, Result } from "./types.ts";

// TODO(author): the workflow that the lesson is about.
// #region workflow
export async function* determinismWorkflow(
  ctx: WorkflowContext,
  request: Request,
): AsyncGenerator<unknown, Result, any> {
  const message: string = yield ctx.callActivity(takeStep, request);
  return { requestId: request.requestId, message };
}
// #endregion workflow
