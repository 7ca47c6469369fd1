import {
  assignTask,
  sendNotification,
  validateTask,
} from "../../lessons/03-workflows/activities.ts";
import type { Task } from "../../lessons/03-workflows/types.ts";
import { taskWorkflow } from "../../lessons/03-workflows/workflow.ts";
import type { Scenario } from "../scenario.ts";

const lesson = {
  workflows: [taskWorkflow],
  activities: [validateTask, assignTask, sendNotification],
};

function runs(task: Task): Scenario["run"] {
  return async ({ client, id, ended, history }) => {
    await client.scheduleNewWorkflow(taskWorkflow, task, id());
    return { state: await ended(id()), history: await history(id()) };
  };
}

export const scenarios: Scenario[] = [
  {
    name: "Lesson 3 completes a task that has a title and an assignee",
    ...lesson,
    run: runs({ taskId: "123", title: "Review PR", assignee: "alice@example.com" }),
  },
  {
    name: "Lesson 3 rejects a task without an assignee",
    ...lesson,
    run: runs({ taskId: "124", title: "Write release notes" }),
  },
  {
    name: "Lesson 3 rejects a task without a title",
    ...lesson,
    run: runs({ taskId: "125", assignee: "alice@example.com" }),
  },
];
