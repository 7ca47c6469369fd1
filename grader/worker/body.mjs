/**
 * A workflow body under watch: what it asks for, where it can be stopped, what it leaves
 * undone. `messages.ts` has the types of what is told.
 */
import { setImmediate } from "node:timers";
import { probed } from "./probes.mjs";

/** How long a step of the body may wait for a promise before that is worth a message, in ms. */
const PATIENCE = 1500;

/** The calls by which a body decides something. */
const DECISIONS = new Set([
  "callActivity",
  "callChildWorkflow",
  "callSubWorkflow",
  "createTimer",
  "waitForExternalEvent",
  "setCustomStatus",
  "continueAsNew",
]);

export const forEver = () => new Promise(() => {});

export function thrown(value) {
  if (!(value instanceof Error)) return { text: description(value) };
  return { text: `${value.constructor.name}: ${value.message}`, stack: value.stack };
}

function description(value) {
  try {
    return `the ${typeof value} ${JSON.stringify(value) ?? String(value)}`;
  } catch {
    return `a ${typeof value} that JSON cannot hold`;
  }
}

/** A value as text, the same for equal values. */
function written(value) {
  if (typeof value === "function") return value.name;
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return String(value);
  }
}

/**
 * @param workflow the answer's function
 * @param Task the SDK's class
 * @param tell sends a message to the grader
 * @param requestOf what the grader wants of an instance: where to stop it, whether to probe it
 * @returns the function to register
 */
export function watchedWorkflow({ workflow, Task, tell, requestOf }) {
  /** What each instance was last seen to ask for; a replay is told only where it differs. */
  const told = new Map();
  const executions = new Map();

  return async function watched(context, input) {
    const instanceId = context.getWorkflowInstanceId();
    const execution = executions.get(instanceId) ?? 0;
    executions.set(instanceId, execution + 1);
    // A generation's first turn: nothing that was told before is about it.
    if (!context.isReplaying()) told.delete(instanceId);
    const log = told.get(instanceId) ?? [];
    told.set(instanceId, log);

    let index = 0;
    const decided = (method, name, args) => {
      const line = JSON.stringify([method, name, args]);
      const at = index++;
      if (log[at] === line) return;
      log.length = at;
      log.push(line);
      const stack = new Error().stack;
      const isReplaying = context.isReplaying();
      tell({ type: "called", instanceId, index: at, method, name, args, isReplaying, stack });
    };
    const tasks = new Map();
    const { hold, isProbed } = requestOf(instanceId);
    const run = {
      Task,
      instanceId,
      context,
      hold,
      isProbed,
      tasks,
      decided,
      tell,
      scope: {
        execution,
        isReplaying: () => context.isReplaying(),
        tell: (probe) => tell({ type: "probed", instanceId, ...probe }),
      },
    };
    try {
      const body = await within(run, () => workflow(watchedContext(run), input));
      const isGenerator = typeof body?.[Symbol.asyncIterator] === "function";
      return isGenerator ? watchedBody(body, run) : body;
    } catch (error) {
      tell({ type: "threw", instanceId, thrown: thrown(error) });
      throw error;
    }
  };
}

const within = (run, step) => (run.isProbed ? probed(run.scope, step) : step());

/** The context, telling what is asked of it. */
function watchedContext({ Task, context, tasks, decided }) {
  return new Proxy(context, {
    get(target, method) {
      const member = target[method];
      if (typeof member !== "function") return member;
      return (...args) => {
        if (DECISIONS.has(method)) {
          const [first, ...rest] = args;
          decided(method, written(first), rest.map(written).join(", "));
        }
        // Whoever waits for a group of tasks waits for each of them.
        if (method === "whenAll" || method === "whenAny") {
          for (const task of args[0] ?? []) tasks.delete(task);
        }
        const value = member.apply(target, args);
        if (value instanceof Task) tasks.set(value, { method, stack: new Error().stack });
        return value;
      };
    },
  });
}

/** The generator, step by step, with the places at which a process can be stopped. */
function watchedBody(body, run) {
  const { Task, instanceId, context, hold, tasks, decided, tell } = run;
  let steps = 0;
  const step = (method) => async (value) => {
    steps += 1;
    const result = await watchedStep(() => within(run, () => body[method](value)), run);
    if (hold?.step === steps && !context.isReplaying()) {
      tell({ type: "held", instanceId });
      await forEver();
    }
    if (result.done) {
      decided("return", "", written(result.value));
      for (const { method: created, stack } of tasks.values()) {
        tell({ type: "dropped", instanceId, method: created, stack });
      }
      tell({ type: "returned", instanceId, steps });
    } else if (result.value instanceof Task) tasks.delete(result.value);
    else tell({ type: "yieldedOther", instanceId, text: description(result.value) });
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

async function watchedStep(step, { instanceId, isProbed, tell }) {
  let isSettled = false;
  const waits = () => {
    if (!isSettled) tell({ type: "waiting", instanceId });
  };
  const timer = setTimeout(waits, PATIENCE);
  try {
    const result = step();
    // Whatever needs no world outside settles before the event loop turns.
    if (isProbed) setImmediate(waits);
    return await result;
  } catch (error) {
    tell({ type: "threw", instanceId, thrown: thrown(error) });
    throw error;
  } finally {
    isSettled = true;
    clearTimeout(timer);
  }
}
