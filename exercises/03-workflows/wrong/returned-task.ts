// expect: W05
// Hands the last task to the caller, as one does with promises.
import type { WorkflowContext } from "@dapr/dapr";
import { assignTicket, notifyAgent, validateTicket } from "../activities.ts";
import type { Assignment, Ticket, Validation } from "../types.ts";

export async function* ticketWorkflow(
  ctx: WorkflowContext,
  ticket: Ticket,
): AsyncGenerator<unknown, unknown, any> {
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

  return ctx.callActivity(notifyAgent, {
    ticketId,
    recipient: assignment.agent,
    message: `A ticket for you: ${ticket.title}`,
  });
}
