import { assign, notify, validate } from "./steps.ts";

// #region plain
const task = { taskId: "101", title: "Review PR" };

await validate(task);
const assignee = await assign(task);
await notify(assignee);

console.log(`[Plain] Task ${task.taskId} is with ${assignee}`);
// #endregion plain
