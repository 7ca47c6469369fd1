// The steps of a helper run with `yield*`.
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

  yield* notify(
    ctx,
    ticketId,
    assignment.agent,
    `A ticket for you: ${ticket.title}`,
  );

  return {
    ticketId,
    status: "assigned",
    message: `${assignment.agent} answers by ${assignment.dueAt}`,
  };
}

async function* notify(
  ctx: WorkflowContext,
  ticketId: string,
  recipient: string,
  message: string,
): AsyncGenerator<unknown, void, any> {
  yield ctx.callActivity(notifyAgent, { ticketId, recipient, message });
}
