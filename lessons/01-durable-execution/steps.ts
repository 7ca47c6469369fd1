import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Task } from "./types.ts";

/** How long a step takes, in milliseconds. */
const WORK = 1000;
const team = ["alice", "bob", "carol"];

// #region steps
export async function validate(task: Task): Promise<void> {
  console.log(`[Step] Validating task ${task.taskId}`);
  await sleep(WORK);
}

/** Gives the task to whoever is next. */
export async function assign(task: Task): Promise<string> {
  console.log(`[Step] Assigning task ${task.taskId}`);
  await sleep(WORK);
  const assignee = team[ledger().length % team.length] ?? "nobody";
  write(`assigned to ${assignee}`);
  return assignee;
}

export async function notify(assignee: string): Promise<void> {
  console.log(`[Step] Notifying ${assignee}`);
  await sleep(WORK);
  write(`mailed ${assignee}`);
}
// #endregion steps

// What reaches the world outside stays, whatever becomes of this process: a line in a file.
const path = () => process.env["LEDGER"] ?? "ledger.txt";

function write(line: string): void {
  appendFileSync(path(), `${line}\n`);
}

function ledger(): string[] {
  return existsSync(path())
    ? readFileSync(path(), "utf8").trimEnd().split("\n")
    : [];
}
