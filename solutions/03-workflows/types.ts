/** A support ticket of the Task API, as it comes in. */
export interface Ticket {
  ticketId: string;
  title?: string;
  /** The team that should answer, such as "payments". */
  assignee?: string;
}

export interface Validation {
  valid: boolean;
  /** Why the ticket is not valid. */
  reason?: string;
}

export interface Assignment {
  /** Who in the team is on duty: a mail address. */
  agent: string;
  /** By when the customer expects an answer, ISO 8601. */
  dueAt: string;
}

export interface Notification {
  ticketId: string;
  recipient: string;
  message: string;
}

export interface TicketResult {
  ticketId: string;
  status: "assigned" | "rejected";
  message: string;
}
