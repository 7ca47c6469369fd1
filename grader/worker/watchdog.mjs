/**
 * A thread of the worker process that ends the process when the grader is gone. The
 * main thread could be in an endless loop then, so it cannot be left to do this itself.
 */
import { workerData as parent } from "node:worker_threads";

function isParentGone() {
  if (process.ppid !== parent) return true;
  try {
    // Windows keeps reporting the old parent; whether it lives is another question.
    process.kill(parent, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

function end() {
  try {
    // The whole group: the answer may have started processes too.
    process.kill(-process.pid, "SIGKILL");
  } catch {
    process.kill(process.pid, "SIGKILL");
  }
}

setInterval(() => {
  if (isParentGone()) end();
}, 300);
