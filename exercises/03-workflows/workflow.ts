import type { WorkflowContext } from "@dapr/dapr";
import type { Steps } from "./typed-steps.ts";
import type { Ticket, TicketResult } from "./types.ts";

export async function* ticketWorkflow(
  ctx: WorkflowContext,
  ticket: Ticket,
): Steps<TicketResult> {
  const { ticketId } = ticket;

  // TODO (Part A): have validateTicket look at the ticket. When it is not valid,
  // end here: status "rejected", message = the reason.

  // TODO (Part B): have assignTicket find the agent on duty.

  // TODO (Part C): have notifyAgent send that agent a message with the title, and
  // name the agent and the due time in the result's message.

  return { ticketId, status: "assigned", message: "" };
}
