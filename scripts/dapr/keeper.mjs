// The parent of Dapr's programs. It holds a channel to the process that asked for them,
// and when that process ends, however it ends, this one kills them, deletes the folder
// they ran in and ends too. Plain JavaScript, so that any Node runs it without a loader.
import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const graceMilliseconds = 3000;

/** What runs, in the order it was started. @type {Map<string, import("node:child_process").ChildProcess>} */
const running = new Map();
const folder = mkdtempSync(join(tmpdir(), "dapr-run-"));
let stopping = false;

process.on("message", (message) => {
  if (message.start) start(message.start);
  else if (message.stop) stop();
});
process.on("disconnect", abandon);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, abandon);

// The asker may be gone before the listeners above were there.
if (process.connected) tell({ folder });
else abandon();

/** Starts one program; tells its process id, and how it ended if it does so by itself. */
function start({ name, command, args, cwd, env, logFile }) {
  const log = logFile ? openSync(logFile, "a") : process.stderr;
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", log, log], windowsHide: true });
  if (logFile) closeSync(log);
  running.set(name, child);
  child.once("error", (error) => ended(name, error.message));
  child.once("exit", (code, signal) => ended(name, signal ?? `exit code ${code}`));
  tell({ started: name, pid: child.pid });
}

function ended(name, how) {
  if (running.delete(name) && !stopping) tell({ ended: name, how });
}

/** Ends the programs one by one, the last started first: daprd still needs the others. */
async function stop() {
  stopping = true;
  for (const child of [...running.values()].reverse()) {
    const impatience = setTimeout(() => child.kill("SIGKILL"), graceMilliseconds);
    await end(child, "SIGTERM");
    clearTimeout(impatience);
  }
  removeFolder();
  process.off("disconnect", abandon);
  process.disconnect();
}

/** Nobody is there to wait for us: kill, clean up, go. */
async function abandon() {
  stopping = true;
  await Promise.all([...running.values()].map((child) => end(child, "SIGKILL")));
  removeFolder();
  process.exit(1);
}

function end(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill(signal);
  });
}

function removeFolder() {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function tell(message) {
  // A channel that closes meanwhile is handled by "disconnect".
  if (process.connected) process.send(message, () => {});
}
