import type { WorkflowActivityContext, WorkflowContext } from "@dapr/dapr";

// #region parcels
/** Prints what it is given, as it arrives. */
export function openParcel(ctx: WorkflowActivityContext, content: unknown): void {
  const seen = JSON.stringify(content) ?? "undefined";
  console.log(`[Activity] parcel ${ctx.getWorkflowActivityId()} holds ${seen}`);
}

/** Returns a Date and a Map, which JSON does not have. */
export function countStock(_ctx: WorkflowActivityContext) {
  return { countedAt: new Date(), stock: new Map([["pens", 3]]) };
}

/** Sends each parcel to an activity, then says what came back from another one. */
export async function* parcelWorkflow(
  ctx: WorkflowContext,
  parcels: unknown[],
): AsyncGenerator<unknown, object, any> {
  for (const parcel of parcels) yield ctx.callActivity(openParcel, parcel);
  const { countedAt, stock } = yield ctx.callActivity(countStock);
  return { countedAt: typeof countedAt, stock, isMap: stock instanceof Map };
}
// #endregion parcels
