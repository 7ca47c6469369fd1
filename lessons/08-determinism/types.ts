/** What the Task API receives. Whoever starts the workflow knows the region. */
export interface Task {
  taskId: string;
  title?: string;
  region: string;
}

export interface Validation {
  valid: boolean;
  reason?: string;
}

/** A task on its way to somebody. Without an agent, the roster decides. */
export interface Order {
  taskId: string;
  region: string;
  reference: string;
  agent?: string;
}

export interface Assignment {
  agent: string;
}

export interface Notification extends Order {
  agent: string;
  isLate: boolean;
}

export type TaskResult =
  | ({ status: "completed" } & Notification)
  | { status: "rejected"; taskId: string; reason: string };
