// expect: W19
// A map of all tickets looks like a place to remember things.
import type { WorkflowContext } from "@dapr/dapr";
import { assignTicket, notifyAgent, validateTicket } from "../activities.ts";
import type { Assignment, Ticket, TicketResult, Validation } from "../types.ts";

const assignments = new Map<string, Assignment>();

export async function* ticketWorkflow(
  ctx: WorkflowContext,
  ticket: Ticket,
): AsyncGenerator<unknown, TicketResult, any> {
  const { ticketId } = ticket;

  const validation: Validation = yield ctx.callActivity(validateTicket, ticket);

  if (!validation.valid) {
    return {
      ticketId,
      status: "rejected",
      message: validation.reason ?? "Invalid",
    };
  }

  const assignment: Assignment = yield ctx.callActivity(assignTicket, ticket);
  if (!ctx.isReplaying()) assignments.set(ticketId, assignment);

  yield ctx.callActivity(notifyAgent, {
    ticketId,
    recipient: assignments.get(ticketId)?.agent ?? "",
    message: `A ticket for you: ${ticket.title}`,
  });

  const kept = assignments.get(ticketId);
  return {
    ticketId,
    status: "assigned",
    message: `${kept?.agent} answers by ${kept?.dueAt}`,
  };
}
