// expect: C04
// Remembers in the module what a replay would give again, and a crash forgets it.
import type { WorkflowContext } from "@dapr/dapr";
import { assignTicket, notifyAgent, validateTicket } from "../activities.ts";
import type { Assignment, Ticket, TicketResult, Validation } from "../types.ts";

function openDesk() {
  const assignments = new Map<string, Assignment>();
  return {
    keep(ticketId: string, assignment: Assignment) {
      assignments.set(ticketId, assignment);
    },
    find: (ticketId: string) => assignments.get(ticketId),
  };
}
const desk = openDesk();

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
  if (!ctx.isReplaying()) desk.keep(ticketId, assignment);

  yield ctx.callActivity(notifyAgent, {
    ticketId,
    recipient: desk.find(ticketId)?.agent ?? "",
    message: `A ticket for you: ${ticket.title}`,
  });

  const kept = desk.find(ticketId);
  return {
    ticketId,
    status: "assigned",
    message: `${kept?.agent} answers by ${kept?.dueAt}`,
  };
}
