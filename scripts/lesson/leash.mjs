// Loaded into a lesson's app ahead of its own code. It ties the app to the runner, tells
// the runner when the app only waits to be stopped, and marks the error that ends it.
// Plain JavaScript, as it is loaded before anything that reads TypeScript.
import { writeSync } from "node:fs";
import { isMainThread, Worker, workerData } from "node:worker_threads";

const checkMilliseconds = 250;

// Only the process that the runner itself has started is told so.
const isTied = process.env.COURSE_LEASH !== undefined;
delete process.env.COURSE_LEASH;

if (isMainThread && isTied && !process.connected) {
  // The runner has died before this was loaded.
  endTree();
} else if (isMainThread && process.connected) {
  const runner = process.ppid;
  process.on("disconnect", endTree);
  process.channel.unref();

  // A workflow that loops for ever keeps this thread from hearing that the runner is gone.
  new Worker(new URL(import.meta.url), { execArgv: [], workerData: runner }).unref();

  process.on("newListener", (event) => {
    if ((event === "SIGINT" || event === "SIGTERM") && process.connected) process.send("staying");
  });

  process.on("uncaughtExceptionMonitor", (error) => {
    if (process.listenerCount("uncaughtException") > 0) return;
    const message = error instanceof Error ? error.message || error.name : String(error);
    writeSync(2, `\0${JSON.stringify(message)}\n`);
  });
} else if (!isMainThread) {
  setInterval(() => {
    if (process.ppid !== workerData || !isAlive(workerData)) endTree();
  }, checkMilliseconds);
}

/** Ends the app and whatever it started: the runner made it the leader of a process group. */
function endTree() {
  try {
    process.kill(process.platform === "win32" ? process.pid : -process.pid, "SIGKILL");
  } catch {
    process.kill(process.pid, "SIGKILL");
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
