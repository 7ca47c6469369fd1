import {
  assignTask,
  sendNotification,
  validateTask,
} from "../../lessons/02-activities/activities.ts";
import { countStock, openParcel, parcelWorkflow } from "../../lessons/02-activities/parcels.ts";
import type { Task } from "../../lessons/02-activities/types.ts";
import { taskWorkflow } from "../../lessons/02-activities/workflow.ts";
import type { Scenario } from "../scenario.ts";

const lesson = {
  workflows: [taskWorkflow, parcelWorkflow],
  activities: [validateTask, assignTask, sendNotification, openParcel, countStock],
};

function runs(workflow: typeof taskWorkflow | typeof parcelWorkflow, input: object) {
  const run: Scenario["run"] = async ({ client, id, ended, history }) => {
    await client.scheduleNewWorkflow(workflow, input, id());
    return { state: await ended(id()), history: await history(id()) };
  };
  return run;
}

const task: Task = { taskId: "123", title: "Review PR", assignee: "alice@example.com" };

export const scenarios: Scenario[] = [
  {
    name: "Lesson 2 gives each activity its number in the instance",
    ...lesson,
    run: runs(taskWorkflow, task),
  },
  {
    name: "Lesson 2 fails with what its last activity throws",
    ...lesson,
    run: runs(taskWorkflow, { ...task, assignee: "bob" }),
  },
  {
    name: "Lesson 2 loses inputs and results that JSON or the SDK does not carry",
    ...lesson,
    run: runs(parcelWorkflow, [0, "", false, { copies: 0 }]),
  },
];
