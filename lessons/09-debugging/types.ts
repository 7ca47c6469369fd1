/** What the Task API receives: one task to validate, assign and announce. */
export interface Task {
  taskId: string;
  title?: string;
  assignee?: string;
}

export interface Validation {
  valid: boolean;
  reason?: string;
  validatedAt: string;
}

export interface Assignment {
  assignee: string;
  assignedAt: string;
}

export interface Notification {
  recipient: string;
  message: string;
}

export interface TaskResult {
  taskId: string;
  status: "completed" | "rejected";
  message: string;
}
