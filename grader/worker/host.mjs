/**
 * A worker process: loads somebody's workflow and runs it with the real SDK. Plain
 * JavaScript, because a process that needs no compiler is up in half the time, and
 * every check waits for this one. `messages.ts` has the types of what is said here.
 */
import { createRequire, register } from "node:module";
import { Worker } from "node:worker_threads";

// First of all: whoever started this may be gone before the SDK is loaded.
const parent = Number(process.argv[2]);
new Worker(new URL("./watchdog.mjs", import.meta.url), { workerData: parent }).unref();

/** How long a step of the body may wait for a promise before that is worth a message, in ms. */
const PATIENCE = 1500;

const { DaprWorkflowClient, Task, WorkflowRuntime } = createRequire(import.meta.url)("@dapr/dapr");

const TOLD = new Set([
  "callActivity",
  "callChildWorkflow",
  "callSubWorkflow",
  "createTimer",
  "waitForExternalEvent",
]);

// Enough to see who called an activity, also through a few helpers.
Error.stackTraceLimit = 30;

/** @type {Map<string, import("./messages.ts").Hold>} */
const holds = new Map();
const runtimeOptions = (port) => ({ daprHost: "127.0.0.1", daprPort: String(port) });
const forEver = () => new Promise(() => {});

let answer;
let client;

/** @param {import("./messages.ts").FromWorker} message */
function tell(message, then) {
  if (process.connected) process.send(message, then);
}

function thrown(value) {
  if (!(value instanceof Error)) return { text: description(value) };
  return { text: `${value.constructor.name}: ${value.message}`, stack: value.stack };
}

async function load({ modules, given, workflow, activities }) {
  register("./hooks.mjs", import.meta.url, { data: { modules, given, kit: import.meta.url } });
  // Lines of the TypeScript in every stack; the SDK, loaded before, is not worth mapping.
  process.setSourceMapsEnabled(true);
  const given_ = await import(activities);
  const own = await import(workflow.url);
  const named = Object.entries(given_).filter(([, value]) => typeof value === "function");
  answer = { name: workflow.name, workflow: own[workflow.name], activities: named };
  const isFunction = typeof answer.workflow === "function";
  tell(isFunction ? { type: "loaded" } : { type: "noFunction", text: typeof answer.workflow });
}

function start(port) {
  const runtime = new WorkflowRuntime(runtimeOptions(port));
  runtime.registerWorkflowWithName(answer.name, watchedWorkflow);
  for (const [name, activity] of answer.activities) {
    runtime.registerActivityWithName(name, watchedActivity(name, activity));
  }
  client = new DaprWorkflowClient(runtimeOptions(port));
  return runtime.start();
}

async function watchedWorkflow(context, input) {
  const instanceId = context.getWorkflowInstanceId();
  try {
    const body = await answer.workflow(watchedContext(context, instanceId), input);
    const isGenerator = typeof body?.[Symbol.asyncIterator] === "function";
    return isGenerator ? watchedBody(body, context, instanceId) : body;
  } catch (error) {
    tell({ type: "threw", instanceId, thrown: thrown(error) });
    throw error;
  }
}

/** The context, telling what is asked of it the first time it is asked. */
function watchedContext(context, instanceId) {
  return new Proxy(context, {
    get(target, method) {
      const member = target[method];
      if (typeof member !== "function") return member;
      return (...args) => {
        if (TOLD.has(method) && !target.isReplaying()) {
          const [what] = args;
          const name = typeof what === "function" ? what.name : String(what);
          tell({ type: "called", instanceId, method, name, stack: new Error().stack });
        }
        return member.apply(target, args);
      };
    },
  });
}

/** The generator, step by step, with the places at which a process can be stopped. */
function watchedBody(body, context, instanceId) {
  let steps = 0;
  const step = (method) => async (value) => {
    steps += 1;
    const result = await watchedStep(() => body[method](value), instanceId);
    if (holds.get(instanceId)?.step === steps && !context.isReplaying()) {
      tell({ type: "held", instanceId });
      await forEver();
    }
    if (result.done) tell({ type: "returned", instanceId, steps });
    else if (!(result.value instanceof Task)) {
      tell({ type: "yieldedOther", instanceId, text: description(result.value) });
    }
    return result;
  };
  return {
    next: step("next"),
    throw: step("throw"),
    return: step("return"),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function watchedStep(run, instanceId) {
  const timer = setTimeout(() => tell({ type: "waiting", instanceId }), PATIENCE);
  try {
    return await run();
  } catch (error) {
    tell({ type: "threw", instanceId, thrown: thrown(error) });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function description(value) {
  try {
    return `the ${typeof value} ${JSON.stringify(value) ?? String(value)}`;
  } catch {
    return `a ${typeof value} that JSON cannot hold`;
  }
}

function watchedActivity(name, activity) {
  // By this name the grader knows in a call stack that an activity, not the body, ran.
  return async function activityCall(context, input) {
    const result = await activity(context, input);
    const instanceId = context.getWorkflowInstanceId();
    if (holds.get(instanceId)?.activity === name) {
      tell({ type: "held", instanceId });
      await forEver();
    }
    return result;
  };
}

function schedule({ instanceId, input, hold }) {
  if (hold) holds.set(instanceId, hold);
  // Whether it was taken shows in the sidecar; a stop in between is no error here.
  client.scheduleNewWorkflow(answer.name, input, instanceId).catch(() => {});
}

process.on("message", async (message) => {
  if (message.type === "schedule") schedule(message);
  if (message.type === "start") await start(message.port);
  if (message.type !== "load") return;
  try {
    await load(message.answer);
  } catch (error) {
    tell({ type: "loadFailed", thrown: thrown(error) });
  }
});
process.on("uncaughtException", (error) => {
  tell({ type: "uncaught", thrown: thrown(error) }, () => process.exit(70));
});

setInterval(() => tell({ type: "alive" }), 250);
tell({ type: "ready" });
