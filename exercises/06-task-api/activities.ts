import { setTimeout } from "node:timers/promises";
import type { WorkflowActivityContext } from "@dapr/dapr";
import type { LeaveRequest } from "./types.ts";
import { affect } from "./world.ts";

/**
 * Looks up how many days are left, which takes a moment, and longer for who is abroad.
 * Fails for who is not employed.
 */
export async function daysLeft(
  _ctx: WorkflowActivityContext,
  { employee }: LeaveRequest,
): Promise<number> {
  await setTimeout(employee === "abroad" ? 5_000 : 250);
  if (employee === "nobody") throw new Error("There is no employee nobody");
  return 10;
}

/** Puts the days into the calendar. */
export function bookLeave(_ctx: WorkflowActivityContext, request: LeaveRequest) {
  affect("booked", request.requestId);
  return { bookedAt: new Date().toISOString() };
}
