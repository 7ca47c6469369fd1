/** What the Task API receives: a task that a client pays for. */
export interface Task {
  taskId: string;
  title: string;
  assignee: string;
  client: string;
  /** What the task costs, in euros. */
  price: number;
}

export interface Payment {
  receipt: string;
}

export interface Notification {
  recipient: string;
  message: string;
}

export interface TaskResult {
  taskId: string;
  status: "completed";
  receipt: string;
}
