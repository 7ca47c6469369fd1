// expect: W04
// The task is taken for its result.
import type { WorkflowContext } from "@dapr/dapr";
import { assignTicket, notifyAgent, validateTicket } from "../activities.ts";
import type { Assignment, Ticket, TicketResult } from "../types.ts";

export async function* ticketWorkflow(
  ctx: WorkflowContext,
  ticket: Ticket,
): AsyncGenerator<unknown, TicketResult, any> {
  const { ticketId } = ticket;

  const validation = ctx.callActivity(validateTicket, ticket);

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
    message: `A ticket for you: ${ticket.title}`,
  });

  return {
    ticketId,
    status: "assigned",
    message: `${assignment.agent} answers by ${assignment.dueAt}`,
  };
}
