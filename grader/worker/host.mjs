/**
 * A worker process: loads somebody's workflow and runs it with the real SDK. Plain
 * JavaScript, because a process that needs no compiler is up in half the time, and
 * every check waits for this one. `messages.ts` has the types of what is said here.
 */
import { createRequire, register } from "node:module";
import { Worker } from "node:worker_threads";
import { watchedActivity } from "./activity.mjs";
import { thrown, watchedWorkflow } from "./body.mjs";
import { installProbes } from "./probes.mjs";
import { shuffle } from "./shuffle.mjs";

// First of all: whoever started this may be gone before the SDK is loaded.
const parent = Number(process.argv[2]);
new Worker(new URL("./watchdog.mjs", import.meta.url), { workerData: parent }).unref();

const { DaprWorkflowClient, Task, WorkflowRuntime } = createRequire(import.meta.url)("@dapr/dapr");

// Enough to see who called an activity, also through a few helpers.
Error.stackTraceLimit = 30;

/** What the grader wants of an instance. @type {Map<string, import("./messages.ts").Request>} */
const requests = new Map();
const requestOf = (instanceId) => requests.get(instanceId) ?? {};
const orders = new Map();
const orderOf = (instanceId) => orders.get(instanceId);
const runtimeOptions = (port) => ({ daprHost: "127.0.0.1", daprPort: String(port) });

let answer;
/** What the learner's file exports. */
let written;
let client;

/** @param {import("./messages.ts").FromWorker} message */
function tell(message, then) {
  if (process.connected) process.send(message, then);
}

async function load({ modules, replaced, own, wanted, workflow, activities }) {
  register("./hooks.mjs", import.meta.url, { data: { modules, replaced, kit: import.meta.url } });
  // Lines of the TypeScript in every stack; the SDK, loaded before, is not worth mapping.
  process.setSourceMapsEnabled(true);
  installProbes(own);
  const named = Object.entries(await import(activities));
  const { [workflow.name]: run } = await import(workflow.url);
  answer = {
    name: workflow.name,
    workflow: run,
    activities: named.filter(([, value]) => typeof value === "function"),
  };
  // The SDK calls an activity by its function's name, and an export may give it another.
  const names = new Set(["", ...named.map(([name]) => name)]);
  for (const [name, activity] of answer.activities) {
    if (!names.has(activity.name)) Reflect.defineProperty(activity, "name", { value: name });
  }
  written = await import(wanted.url);
  const odd = wanted.names.find((name) => typeof written[name] !== "function");
  if (odd === undefined) tell({ type: "loaded" });
  else tell({ type: "noFunction", name: odd, text: typeof written[odd] });
}

function start(port) {
  const runtime = new WorkflowRuntime(runtimeOptions(port));
  const watched = watchedWorkflow({ workflow: answer.workflow, Task, tell, requestOf });
  runtime.registerWorkflowWithName(answer.name, watched);
  for (const [name, activity] of answer.activities) {
    const watch = { name, activity, tell, requestOf, orderOf };
    runtime.registerActivityWithName(name, watchedActivity(watch));
  }
  client = new DaprWorkflowClient(runtimeOptions(port));
  return runtime.start();
}

function schedule({ instanceId, input, ...request }) {
  requests.set(instanceId, request);
  if (request.order !== undefined) orders.set(instanceId, shuffle(request.order));
  // Whether it was taken shows in the sidecar; a stop in between is no error here.
  client.scheduleNewWorkflow(answer.name, input, instanceId).catch(() => {});
}

async function raise({ id, instanceId, event, data }) {
  await client.raiseEvent(instanceId, event, data).catch(() => {});
  tell({ type: "raised", id });
}

/** Calls a function that the learner wrote, with a client as its first argument. */
async function call({ id, name, args }) {
  try {
    const value = await written[name](client, ...args);
    // As JSON, and what has no JSON is an error of this call, not of the process.
    tell({
      type: "answered",
      id,
      value: value === undefined ? value : JSON.parse(JSON.stringify(value)),
    });
  } catch (error) {
    tell({ type: "answered", id, thrown: thrown(error) });
  }
}

process.on("message", async (message) => {
  if (message.type === "raise") void raise(message);
  if (message.type === "call") void call(message);
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
