import type { WorkflowContext } from "@dapr/dapr";
import { assignTicket, notifyAgent, validateTicket } from "./activities.ts";
import type { Steps } from "./typed-steps.ts";
import type { Assignment, Ticket, TicketResult, Validation } from "./types.ts";

export async function* ticketWorkflow(
  ctx: WorkflowContext,
  ticket: Ticket,
): Steps<TicketResult> {
  const { ticketId } = ticket;

  const validation: Validation = yield ctx.callActivity(validateTicket, ticket);
  //                             ^^^^^ `callActivity` only describes the work. `yield`
  // hands it over and waits; on a replay it gives the stored result at once.

  if (!validation.valid) {
    return {
      ticketId,
      status: "rejected",
      message: validation.reason ?? "Invalid",
    };
    // ^^^ Returning is all it takes: what was never yielded never happens.
  }

  const assignment: Assignment = yield ctx.callActivity(assignTicket, ticket);

  yield ctx.callActivity(notifyAgent, {
    ticketId,
    recipient: assignment.agent,
    //         ^^^^^^^^^^^^^^^^ from the activity before, not from the ticket: the team
    // is known at the start, the person only once `assignTicket` has run.
    message: `A ticket for you: ${ticket.title}`,
  });

  return {
    ticketId,
    status: "assigned",
    message: `${assignment.agent} answers by ${assignment.dueAt}`,
  };
}
