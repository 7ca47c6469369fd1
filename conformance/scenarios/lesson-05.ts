import { assignTask, sendNotification, validateTask } from "../../lessons/05-client/activities.ts";
import { startTask, statusOf, waitFor } from "../../lessons/05-client/client.ts";
import { taskWorkflow } from "../../lessons/05-client/workflow.ts";
import type { Scenario } from "../scenario.ts";

const lesson = {
  workflows: [taskWorkflow],
  activities: [validateTask, assignTask, sendNotification],
};

const review = { title: "Review PR", assignee: "alice@example.com" };

export const scenarios: Scenario[] = [
  {
    name: "Lesson 5 starts a task once while it is at work, and anew after its end",
    ...lesson,
    async run({ client, id }) {
      const task = { taskId: id(), ...review };
      const starts = [await startTask(client, task), await startTask(client, task)];
      const first = await waitFor(client, `task-${task.taskId}`, 30);
      const again = await startTask(client, { ...task, title: "" });
      const second = await waitFor(client, `task-${task.taskId}`, 30);
      return { starts, first, again, second };
    },
  },
  {
    name: "Lesson 5 stops waiting, and the task goes on",
    ...lesson,
    async run({ client, id }) {
      const task = { taskId: id(), ...review };
      await startTask(client, task);
      const soon = await waitFor(client, `task-${task.taskId}`, 0.3);
      const end = await waitFor(client, `task-${task.taskId}`, 30);
      return { soon, end };
    },
  },
  {
    name: "Lesson 5 reports why a task failed, and nothing of a task that there is not",
    ...lesson,
    async run({ client, id }) {
      const task = { taskId: id(), ...review, assignee: "bob" };
      await startTask(client, task);
      const failed = await waitFor(client, `task-${task.taskId}`, 30);
      return { failed, missing: await statusOf(client, "task-nobody") };
    },
  },
];
