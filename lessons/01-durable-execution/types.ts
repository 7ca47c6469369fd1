export interface Task {
  taskId: string;
  title: string;
}
