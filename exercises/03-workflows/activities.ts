import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Assignment, Notification, Ticket, Validation } from "./types.ts";
import { affect } from "./world.ts";

/** Says whether a ticket can be worked on, and if not, why. */
export function validateTicket(
  _ctx: WorkflowActivityContext,
  ticket: Ticket,
): Validation {
  affect("validated", ticket.ticketId);
  if (!ticket.title) return { valid: false, reason: "Missing title" };
  if (!ticket.assignee) return { valid: false, reason: "Missing assignee" };
  return { valid: true };
}

/** Gives the ticket to somebody of the team in `assignee`. */
export function assignTicket(
  _ctx: WorkflowActivityContext,
  ticket: Ticket,
): Assignment {
  affect("assigned", ticket.ticketId);
  // An activity may use chance and the clock: its result is stored, not computed again.
  const desk = 1000 + Math.floor(Math.random() * 9000);
  const dueAt = new Date(Date.now() + 4 * 3_600_000).toISOString();
  return { agent: `desk-${desk}@${ticket.assignee}.example`, dueAt };
}

/** Sends one mail. */
export function notifyAgent(_ctx: WorkflowActivityContext, note: Notification) {
  affect("mailed", note.ticketId);
  return { sentAt: new Date().toISOString() };
}
