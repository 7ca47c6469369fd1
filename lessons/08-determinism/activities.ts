import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Request } from "./types.ts";

/** TODO(author): the work that the lesson is about. */
export function takeStep(_ctx: WorkflowActivityContext, request: Request): string {
  console.log(`[Activity] Taking a step for ${request.requestId}`);
  return `done: ${request.title ?? "untitled"}`;
}
