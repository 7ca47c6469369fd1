import type { Action, TurnResult } from "./action.ts";
import type { Change } from "./change.ts";
import { stamp, type Env } from "./env.ts";
import type { ExecutionStarted, HistoryEvent, TerminalStatus } from "./history.ts";
import { isEnded, startOf, type Instance } from "./instance.ts";
import { answerParent, receive, terminateChildren } from "./messages.ts";
import { terminationIn, type Turn } from "./turn.ts";

/**
 * Turns a worker's answer into the changes it means. Mirrors `Applier.Actions` of
 * durabletask-go, and is stricter in one point: an action whose id was confirmed
 * before in this generation is not carried out again.
 * @returns one commit: the turn, and every message it sends to other instances
 */
export function completeTurn(
  instances: ReadonlyMap<string, Instance>,
  turn: Turn,
  result: TurnResult,
  env: Env,
): Change[] {
  const instance = instances.get(turn.instanceId);
  const start = instance && startOf(instance);
  if (!instance || !start) return [];

  const events: HistoryEvent[] = [];
  const messages: Change[] = [];
  const born = new Set<string>();
  const termination = terminationIn(turn.batch);
  const confirmed = new Set(instance.seen.confirmed);
  let ended = false;

  const end = (id: number, status: TerminalStatus, rest: Omit<Completion, "status">) => {
    ended = true;
    const completed = { ...stamp(env), id, type: "ExecutionCompleted" as const, status, ...rest };
    events.push(completed);
    messages.push(...answerParent(instances, start, completed, env));
  };

  for (const action of result.actions) {
    if (action.type === "continueAsNew") {
      // A termination must not get lost to a new generation.
      if (ended || termination) continue;
      return [continued(instance, start, turn, action, result.customStatus, env)];
    }
    if (action.type === "complete") {
      if (ended) continue;
      end(action.id, action.status, { result: action.result, failure: action.failure });
      continue;
    }
    if (confirmed.has(action.id)) continue;
    confirmed.add(action.id);
    carryOut(action, { instances, instance, start, events, messages, born, env });
    if (action.type === "unknown" && !ended)
      end(-1, "FAILED", { failure: unknownAction(action.what) });
  }

  if (termination && !ended) end(-1, "TERMINATED", { result: termination.input });
  if (termination?.recurse) {
    const all = [...instance.history, ...events];
    messages.push(...terminateChildren(instances, all, born, termination, env));
  }
  const { customStatus, version } = result;
  const started = version ? { ...turn.started, version } : turn.started;
  const consumed = turn.batch.length;
  return [
    { type: "turned", id: instance.id, started, consumed, events, customStatus },
    ...messages,
  ];
}

type Completion = Pick<Action & { type: "complete" }, "status" | "result" | "failure">;

interface Outcome {
  instances: ReadonlyMap<string, Instance>;
  instance: Instance;
  start: ExecutionStarted;
  events: HistoryEvent[];
  messages: Change[];
  /** Instances that this very turn creates, so that `instances` may not have them yet. */
  born: Set<string>;
  env: Env;
}

function carryOut(action: Action, outcome: Outcome): void {
  const { events, env } = outcome;
  const confirmation = { ...stamp(env), id: action.id };
  switch (action.type) {
    case "scheduleTask": {
      const { name, version, input, taskExecutionId } = action;
      events.push({
        ...confirmation,
        type: "TaskScheduled",
        name,
        version,
        input,
        taskExecutionId,
      });
      break;
    }
    case "createTimer": {
      const { fireAt, name, origin } = action;
      events.push({ ...confirmation, type: "TimerCreated", fireAt, name, origin });
      break;
    }
    case "createChild":
      createChild(action, outcome);
      break;
    case "createDetached": {
      const { id: _id, type: _type, executionId = env.newId(), ...rest } = action;
      if (isFree(outcome, action.instanceId)) {
        const start = { ...stamp(env), type: "ExecutionStarted" as const, executionId, ...rest };
        create(outcome, action.instanceId, start);
      }
      break;
    }
    case "sendEvent": {
      const { instanceId, name, input } = action;
      events.push({ ...confirmation, type: "EventSent", instanceId, name, input });
      send(outcome, instanceId, { ...stamp(env), type: "EventRaised", name, input });
      break;
    }
    case "terminate": {
      const { instanceId, reason: input, recurse } = action;
      const end = { ...stamp(env), type: "ExecutionTerminated" as const, input, recurse };
      send(outcome, instanceId, end);
      break;
    }
    case "complete":
    case "continueAsNew":
    case "unknown":
      break;
  }
}

/**
 * Starts a child. An id taken by an active instance fails the child at once; daprd
 * keeps the parent waiting for ever there.
 */
function createChild(action: Action & { type: "createChild" }, outcome: Outcome): void {
  const { instance, start, events, messages, env } = outcome;
  const { name, version, input, retryOf } = action;
  const instanceId = action.instanceId || childId(instance.id, action.id);
  events.push({
    ...stamp(env),
    id: action.id,
    type: "ChildCreated",
    instanceId,
    name,
    version,
    input,
    retryOf,
  });
  if (!isFree(outcome, instanceId)) {
    const errorMessage = `an active workflow with ID '${instanceId}' already exists`;
    const failure = { errorType: "InstanceAlreadyExists", errorMessage };
    messages.push({
      type: "received",
      id: instance.id,
      event: { ...stamp(env), type: "ChildFailed", taskId: action.id, failure },
    });
    return;
  }
  const parent = {
    taskId: action.id,
    name: start.name,
    instanceId: instance.id,
    executionId: instance.executionId,
  };
  create(outcome, instanceId, {
    ...stamp(env),
    type: "ExecutionStarted",
    name,
    version,
    input,
    instanceId,
    executionId: env.newId(),
    parent,
  });
}

function isFree({ instances, born }: Outcome, id: string): boolean {
  const existing = instances.get(id);
  return !born.has(id) && (!existing || isEnded(existing));
}

function create({ messages, born }: Outcome, id: string, start: ExecutionStarted): void {
  born.add(id);
  messages.push({ type: "created", id, start });
}

/** Sends an event to an instance that is there, or that this turn creates. */
function send({ instances, messages, born }: Outcome, id: string, event: HistoryEvent): void {
  const sent: Change = { type: "received", id, event };
  messages.push(...(born.has(id) ? [sent] : receive(instances, id, event)));
}

/** The id that durabletask-go gives a child without one: the parent's, then the task id in hex. */
export function childId(parentId: string, taskId: number): string {
  return `${parentId}:${taskId.toString(16).padStart(4, "0")}`;
}

function continued(
  instance: Instance,
  start: ExecutionStarted,
  turn: Turn,
  action: Action & { type: "continueAsNew" },
  customStatus: string | undefined,
  env: Env,
): Change {
  const executionId = env.newId();
  const { name, parent, tags, trace } = start;
  const next: ExecutionStarted = {
    ...stamp(env),
    type: "ExecutionStarted",
    name,
    input: action.input,
    instanceId: instance.id,
    executionId,
    parent,
    tags,
    trace,
  };
  return {
    type: "continued",
    id: instance.id,
    executionId,
    consumed: turn.batch.length,
    inbox: [next, ...action.carryover],
    customStatus,
  };
}

function unknownAction(what: string) {
  return {
    errorType: "UnknownAction",
    errorMessage: `The worker asked for ${what}, which this sidecar does not know.`,
  };
}
