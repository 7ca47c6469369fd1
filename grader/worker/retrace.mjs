/**
 * A process that takes a workflow's body along a history, without a sidecar, and says which
 * lines it comes by in which turn. `retrace.ts` has the types of what is said here.
 */
import { createHook } from "node:async_hooks";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { HistoryContext, parsed } from "./history-context.mjs";
import { HistoryTask } from "./history-tasks.mjs";
import { loadBundle } from "./load-bundle.mjs";

const parent = Number(process.argv[2]);
new Worker(new URL("./watchdog.mjs", import.meta.url), { workerData: parent }).unref();

Error.stackTraceLimit = 30;
const send = process.send.bind(process);
// Whatever is loaded here is not the child of somebody that it could talk to.
process.send = undefined;

/** A body that goes on for longer is not worth drawing line by line. */
const MOST_LINES = 5000;

/** Where the body last made a promise: an `await`, a `yield` or a `return` makes one on its own line. */
let promise = "";
let own = [];
const promises = createHook({
  init(_, type) {
    if (type !== "PROMISE") return;
    const { stack } = new Error("made here");
    if (own.some((file) => stack.includes(file))) promise = stack;
  },
});

/** One step of the body, to where it leaves. */
async function step(body, method, value) {
  promise = "";
  promises.enable();
  try {
    return await body[method](value);
  } finally {
    promises.disable();
  }
}

async function retrace({ workflow, history }) {
  let turn = 0;
  let lines = 0;
  const seen = (what, stack) => {
    if (lines === MOST_LINES) throw new Error("it has more lines than are drawn");
    lines += 1;
    send({ type: "line", turn, ...what, stack });
  };
  const note = (call) => seen({ kind: "call", ...call }, new Error("called here").stack);
  let context;
  let body;
  let awaited;

  /** Has the body run on for as long as it gets what it waits for. */
  async function run(method, value) {
    let end;
    try {
      end = await step(body, method, value);
    } catch (error) {
      seen({ kind: "throw" }, error?.stack ?? "");
      return false;
    }
    const { done, value: task } = end;
    seen({ kind: done ? "return" : "yield" }, promise);
    awaited = task;
    if (done || !(task instanceof HistoryTask)) return false;
    if (!task.isComplete) return true;
    return task.isFailed ? run("throw", task.error) : run("next", task.result);
  }

  let isOn = true;
  let held;
  async function take(event) {
    if (event.type === "ExecutionStarted") {
      context = new HistoryContext(event.instanceId, note);
      context.now = turnAt;
      body = workflow(context, parsed(event.input));
      isOn = typeof body?.next === "function" && (await run("next"));
      return;
    }
    context?.take(event);
    if (!awaited?.isComplete) return;
    isOn = awaited.isFailed ? await run("throw", awaited.error) : await run("next", awaited.result);
  }

  let turnAt = 0;
  for (const event of history) {
    if (!isOn) return;
    if (event.type === "WorkflowStarted") {
      turn += 1;
      turnAt = Date.parse(event.at);
      if (context) context.now = turnAt;
    } else if (event.type === "ExecutionSuspended") held ??= [];
    else if (event.type === "ExecutionResumed") {
      const kept = held ?? [];
      held = undefined;
      for (const each of kept) if (isOn) await take(each);
    } else if (held) held.push(event);
    else await take(event);
  }
}

async function start({ path, code, own: files, name, histories }) {
  own = [...files, ...files.map((url) => fileURLToPath(url))];
  let exported;
  try {
    exported = loadBundle({ path, code });
  } catch (error) {
    send({ type: "notLoaded", text: String(error?.message ?? error) });
    return;
  }
  const workflow = exported[name] ?? exported.default?.[name];
  for (const [index, history] of histories.entries()) {
    send({ type: "begins", index });
    try {
      await retrace({ workflow, history });
    } catch (error) {
      send({ type: "lost", text: String(error?.message ?? error) });
    }
  }
  send({ type: "done" });
}

process.on("uncaughtException", () => {});
process.on("unhandledRejection", () => {});
process.once("message", start);
send({ type: "ready" });
