// expect: W02
// Looks like any other async function.
import type { WorkflowContext } from "@dapr/dapr";
import { assignTicket, notifyAgent, validateTicket } from "../activities.ts";
import type { Assignment, Ticket, TicketResult, Validation } from "../types.ts";

export async function ticketWorkflow(
  ctx: WorkflowContext,
  ticket: Ticket,
): Promise<TicketResult> {
  const { ticketId } = ticket;

  const validation: Validation = await ctx.callActivity(validateTicket, ticket);

  if (!validation.valid) {
    return {
      ticketId,
      status: "rejected",
      message: validation.reason ?? "Invalid",
    };
  }

  const assignment: Assignment = await ctx.callActivity(assignTicket, ticket);

  await ctx.callActivity(notifyAgent, {
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
