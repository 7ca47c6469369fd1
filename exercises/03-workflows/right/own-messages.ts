// The wording is free; only what it has to contain is not.
import type { WorkflowContext } from "@dapr/dapr";
import { assignTicket, notifyAgent, validateTicket } from "../activities.ts";
import type { Assignment, Ticket, TicketResult, Validation } from "../types.ts";

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

  yield ctx.callActivity(notifyAgent, {
    ticketId,
    recipient: assignment.agent,
    message: `Hello ${assignment.agent}! "${ticket.title}" (${ticketId}) is yours until ${assignment.dueAt}.`,
  });

  return {
    ticketId,
    status: "assigned",
    message: `until ${assignment.dueAt}: ${assignment.agent}`,
  };
}
