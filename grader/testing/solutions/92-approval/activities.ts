import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Request } from "./types.ts";
import { affect } from "./world.ts";

/** Reminds whoever has to decide. */
export function remind(_ctx: WorkflowActivityContext, { requestId }: Request): void {
  affect("reminded", requestId);
}

/** Pays out the amount. */
export function pay(_ctx: WorkflowActivityContext, { requestId }: Request): void {
  affect("paid", requestId);
}
