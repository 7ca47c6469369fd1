import { isOpen } from "../workshop/room.ts";
import { deliver } from "./deliver.ts";
import { isOver, type Membership } from "./membership.ts";
import { readMembership } from "./store.ts";

/** Milliseconds that the workshop may take to say whether solutions are open by now. */
const PATIENCE = 1500;

/**
 * Whether the workshop that this checkout joined keeps solutions closed: as it says now, or
 * as it said last when it is away.
 * @returns since when they are open again, in words to stand after "solutions closed";
 *   nothing when they are open
 */
export async function closedGate(now: () => number): Promise<string | undefined> {
  const before = await readMembership();
  if (!before || isOver(before, now())) return undefined;
  await deliver(before, PATIENCE);
  const membership = await readMembership();
  return membership && !isOpen(membership.gate, now()) ? untilWhen(membership.gate) : undefined;
}

function untilWhen(gate: Membership["gate"]): string {
  if (gate.is !== "until") return "until the instructor opens them";
  return `until ${new Date(gate.time).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
}
