// expect: W16
// The last lines of the body run once, until the process dies before the last checkpoint.
import type { WorkflowContext } from "@dapr/dapr";
import { assignTicket, notifyAgent, validateTicket } from "../activities.ts";
import { affect } from "../world.ts";
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
    message: `A ticket for you: ${ticket.title}`,
  });

  affect("archived", ticketId);
  return {
    ticketId,
    status: "assigned",
    message: `${assignment.agent} answers by ${assignment.dueAt}`,
  };
}
