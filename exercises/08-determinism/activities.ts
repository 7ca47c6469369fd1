import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Request } from "./types.ts";
import { affect } from "./world.ts";

/** TODO(author): the work that the exercise is about. */
export function takeStep(_ctx: WorkflowActivityContext, request: Request): string {
  affect("step taken", request.requestId);
  return `done: ${request.title ?? "untitled"}`;
}
