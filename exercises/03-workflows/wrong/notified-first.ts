// expect: B01
// Tells the agent at once, and validates later.
import type { WorkflowContext } from "@dapr/dapr";
import { assignTicket, notifyAgent, validateTicket } from "../activities.ts";
import type { Assignment, Ticket, TicketResult, Validation } from "../types.ts";

export async function* ticketWorkflow(
  ctx: WorkflowContext,
  ticket: Ticket,
): AsyncGenerator<unknown, TicketResult, any> {
  const { ticketId } = ticket;

  yield ctx.callActivity(notifyAgent, {
    ticketId,
    recipient: ticket.assignee ?? "",
    message: `A ticket for you: ${ticket.title}`,
  });

  const validation: Validation = yield ctx.callActivity(validateTicket, ticket);

  if (!validation.valid) {
    return {
      ticketId,
      status: "rejected",
      message: validation.reason ?? "Invalid",
    };
  }

  const assignment: Assignment = yield ctx.callActivity(assignTicket, ticket);

  return {
    ticketId,
    status: "assigned",
    message: `${assignment.agent} answers by ${assignment.dueAt}`,
  };
}
