// expect: B08
// Asks a helper whether to send, in the hope that this keeps the mail from being sent twice.
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

  if (isFirstRun(ctx)) {
    yield ctx.callActivity(notifyAgent, {
      ticketId,
      recipient: assignment.agent,
      message: `A ticket for you: ${ticket.title}`,
    });
  }

  return {
    ticketId,
    status: "assigned",
    message: `${assignment.agent} answers by ${assignment.dueAt}`,
  };
}

function isFirstRun(ctx: WorkflowContext): boolean {
  return !ctx.isReplaying();
}
