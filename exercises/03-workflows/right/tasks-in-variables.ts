// A task may wait in a variable before it is yielded.
import type { WorkflowContext } from "@dapr/dapr";
import { assignTicket, notifyAgent, validateTicket } from "../activities.ts";
import type { Assignment, Ticket, TicketResult, Validation } from "../types.ts";

export async function* ticketWorkflow(
  ctx: WorkflowContext,
  ticket: Ticket,
): AsyncGenerator<unknown, TicketResult, any> {
  const { ticketId } = ticket;

  const validating = ctx.callActivity(validateTicket, ticket);
  const validation: Validation = yield validating;

  if (!validation.valid) {
    return {
      ticketId,
      status: "rejected",
      message: validation.reason ?? "Invalid",
    };
  }

  const assigning = ctx.callActivity(assignTicket, ticket);
  const assignment: Assignment = yield assigning;

  yield ctx.callActivity(notifyAgent, {
    ticketId,
    recipient: assignment.agent,
    message: `A ticket for you: ${ticket.title}`,
  });

  return {
    ticketId,
    status: "assigned",
    message: `${assignment.agent} answers by ${assignment.dueAt}`,
  };
}
