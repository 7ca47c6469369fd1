import {
  assignTask,
  sendNotification,
  validateTask,
} from "../../lessons/08-determinism/activities.ts";
import { brokenWorkflow } from "../../lessons/08-determinism/broken.ts";
import type { Task } from "../../lessons/08-determinism/types.ts";
import { taskWorkflow } from "../../lessons/08-determinism/workflow.ts";
import type { Scenario } from "../scenario.ts";

const lesson = {
  workflows: [taskWorkflow, brokenWorkflow],
  activities: [validateTask, assignTask, sendNotification],
};

function runs(workflow: typeof taskWorkflow, task: Task): Scenario["run"] {
  return async ({ client, id, ended, history }) => {
    await client.scheduleNewWorkflow(workflow, task, id());
    return { state: await ended(id()), history: await history(id()) };
  };
}

export const scenarios: Scenario[] = [
  {
    name: "Lesson 8 tells everybody the same",
    ...lesson,
    run: runs(taskWorkflow, { taskId: "124", title: "Fix login", region: "eu-west" }),
  },
  {
    name: "Lesson 8 rejects a task without a title",
    ...lesson,
    run: runs(taskWorkflow, { taskId: "125", region: "eu-west" }),
  },
  {
    name: "Lesson 8's broken workflow rejects a task without a title",
    ...lesson,
    run: runs(brokenWorkflow, { taskId: "126", region: "eu-west" }),
  },
];
