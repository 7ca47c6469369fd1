// No early return, one result at the end.
import type { WorkflowContext } from "@dapr/dapr";
import { assignTicket, notifyAgent, validateTicket } from "../activities.ts";
import type { Assignment, Ticket, TicketResult, Validation } from "../types.ts";

export async function* ticketWorkflow(
  ctx: WorkflowContext,
  ticket: Ticket,
): AsyncGenerator<unknown, TicketResult, any> {
  const { ticketId } = ticket;

  const validation: Validation = yield ctx.callActivity(validateTicket, ticket);

  let status: TicketResult["status"] = "rejected";
  let message = validation.reason ?? "Invalid";

  if (validation.valid) {
    const assignment: Assignment = yield ctx.callActivity(assignTicket, ticket);
    yield ctx.callActivity(notifyAgent, {
      ticketId,
      recipient: assignment.agent,
      message: `A ticket for you: ${ticket.title}`,
    });
    status = "assigned";
    message = `${assignment.agent} answers by ${assignment.dueAt}`;
  }

  return { ticketId, status, message };
}
