/**
 * A process that runs the workflows of one file without a sidecar: each body from its start
 * for each number of completed tasks, twice, on stand-ins for all it is given, while clock,
 * chance and environment change. `rehearsal.ts` has the types of what is said here.
 */
import { createHook } from "node:async_hooks";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { thrown, watchedWorkflow } from "./body.mjs";
import { loadBundle } from "./load-bundle.mjs";
import { installProbes, isProbed } from "./probes.mjs";
import { anything, StandInContext, StandInTask } from "./stand-ins.mjs";

const parent = Number(process.argv[2]);
new Worker(new URL("./watchdog.mjs", import.meta.url), { workerData: parent }).unref();

/** More steps than a workflow needs to show how it decides. */
const MOST_STEPS = 50;

Error.stackTraceLimit = 30;
const send = process.send.bind(process);
// Whatever is loaded here is not the child of somebody that it could talk to.
process.send = undefined;

/** Where a body last made a promise: an `await` or a `yield` makes one on its own line. */
const promises = [];
function watchPromises() {
  const init = (_, type) => {
    if (type !== "PROMISE" || !isProbed()) return;
    promises.push(new Error("made here"));
    if (promises.length > 12) promises.shift();
  };
  createHook({ init }).enable();
}

const isOwn = (stack, own) => own.some((file) => stack.includes(file));

/** Loads the bundle with its probes. */
const load = (bundle) =>
  loadBundle(bundle, () => {
    installProbes(bundle.own);
    watchPromises();
  });

/** @returns what to tell of one workflow; each thing once */
function teller(name, own) {
  const seen = new Set();
  const decided = [];
  const state = { isOver: false, hasChanged: false, over: undefined };
  const over = new Promise((resolve) => (state.over = resolve));
  const see = (what) => {
    const key = JSON.stringify(what);
    if (!seen.has(key)) send({ type: "seen", name, what });
    seen.add(key);
  };
  const end = () => {
    state.isOver = true;
    state.over();
  };
  const lastLine = () =>
    promises.findLast(({ stack }) => isOwn(stack, own))?.stack ?? decided.at(-1)?.stack;
  const hear = (message) => {
    if (state.isOver) return;
    const { type, code, call, method, stack } = message;
    if (type === "called") noteDecision(message);
    if (type === "dropped") see({ type, method, stack });
    if (type === "threw") see({ type });
    if (type === "waiting") {
      see({ type, stack: lastLine() });
      end();
    }
    if (type !== "probed") return;
    // No file is open for writing here, so this is somebody's way to print.
    const isPrint = call === "write()" || call === "writeSync()";
    see({ type, code: isPrint ? "W24" : code, call, stack, isReplaying: state.isReplaying() });
  };
  const noteDecision = ({ index, method, name: first, args, stack }) => {
    const now = { method, name: first, args, stack };
    const before = decided[index];
    decided[index] = now;
    if (!before || ["method", "name", "args"].every((key) => before[key] === now[key])) return;
    // What follows from it is no news.
    if (!state.hasChanged) see({ type: "changed", first: before, now });
    state.hasChanged = true;
  };
  return {
    hear,
    over,
    state,
    yieldedOther: () => see({ type: "yieldedOther", stack: lastLine() }),
  };
}

async function rehearse(name, workflow, own) {
  const told = teller(name, own);
  const requestOf = () => ({ isProbed: true });
  const watched = watchedWorkflow({ workflow, Task: StandInTask, tell: told.hear, requestOf });
  for (let known = 0; known <= MOST_STEPS; known++) {
    let end;
    for (let again = 0; again < 2; again++) {
      end = await run(watched, told, name, known);
      if (end === "ended") return;
    }
    if (end !== "returned") continue;
    // Once more over the finished history.
    await run(watched, told, name, known + 1);
    return;
  }
}

/** Runs a body until it waits for more than `known` tasks. */
async function run(watched, { over, state, yieldedOther }, name, known) {
  const steps = { done: 0, known };
  const context = new StandInContext(name, steps);
  state.isReplaying = () => context.isReplaying();
  promises.length = 0;
  const body = await watched(context, anything("input"));
  if (typeof body?.next !== "function") return "ended";
  let value;
  for (;;) {
    const step = await Promise.race([body.next(value), over]);
    if (step === undefined || state.isOver) return "ended";
    if (step.done) return "returned";
    if (!(step.value instanceof StandInTask)) {
      if (!isStandIn(step.value)) yieldedOther();
      return "ended";
    }
    if (steps.done === known) return "suspended";
    steps.done += 1;
    value = step.value.complete();
  }
}

/** No body makes functions to yield them; the stand-ins are some. */
const isStandIn = (value) => typeof value === "function";

async function start({ path, code, own, names }) {
  let exported;
  try {
    exported = load({ path, code, own });
  } catch (error) {
    send({ type: "notLoaded", text: thrown(error).text });
    return;
  }
  const files = [...own, ...own.map((url) => fileURLToPath(url))];
  for (const name of names) {
    const workflow = exported[name] ?? exported.default?.[name];
    if (typeof workflow !== "function") {
      send({ type: "noFunction", name });
      continue;
    }
    try {
      await rehearse(name, workflow, files);
    } catch {
      // The stand-ins may have caused it, and then it says nothing about the workflow.
    }
    send({ type: "finished", name });
  }
  send({ type: "done" });
}

// What the file's top level leaves running or failing is no part of its workflows.
process.on("uncaughtException", () => {});
process.on("unhandledRejection", () => {});
process.once("message", start);
send({ type: "ready" });
