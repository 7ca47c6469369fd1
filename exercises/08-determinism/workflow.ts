import type { WorkflowContext } from "@dapr/dapr";
import type { Request, Result } from "./types.ts";

export async function* determinismWorkflow(
  ctx: WorkflowContext,
  request: Request,
): AsyncGenerator<unknown, Result, any> {
  const { requestId } = request;

  // TODO (Part A): have takeStep look at the request, and return what it gave.
  // TODO(author): one part of the README for each TODO.

  return { requestId, message: "" };
}
