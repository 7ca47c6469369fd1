import type { Change } from "./change.ts";
import { stamp, type Env } from "./env.ts";
import type {
  ExecutionCompleted,
  ExecutionStarted,
  ExecutionTerminated,
  HistoryEvent,
} from "./history.ts";
import { isEnded, type Instance } from "./instance.ts";

/** Delivers an event to an instance; one that is unknown or has ended ignores it. */
export function receive(
  instances: ReadonlyMap<string, Instance>,
  id: string,
  event: HistoryEvent,
): Change[] {
  const instance = instances.get(id);
  return instance && !isEnded(instance) ? [{ type: "received", id, event }] : [];
}

/**
 * Delivers the answer to a task of one generation. It is dropped when that task is
 * not open: the generation is gone, or the answer came before.
 */
export function answer(
  instances: ReadonlyMap<string, Instance>,
  id: string,
  executionId: string | undefined,
  event: HistoryEvent & { taskId: number },
): Change[] {
  const instance = instances.get(id);
  if (!instance || (executionId && executionId !== instance.executionId)) return [];
  return instance.seen.open.has(event.taskId) ? [{ type: "received", id, event }] : [];
}

/** Tells the parent, if there is one, how its child ended. */
export function answerParent(
  instances: ReadonlyMap<string, Instance>,
  { parent }: ExecutionStarted,
  { status, result, failure }: ExecutionCompleted,
  env: Env,
): Change[] {
  if (!parent) return [];
  const { taskId } = parent;
  const event: HistoryEvent & { taskId: number } =
    status === "COMPLETED"
      ? { ...stamp(env), type: "ChildCompleted", taskId, result }
      : { ...stamp(env), type: "ChildFailed", taskId, failure };
  return answer(instances, parent.instanceId, parent.executionId, event);
}

/**
 * Passes a recursive termination on to every child the history knows.
 * @param born children that this very turn creates, so that `instances` may not have them yet
 */
export function terminateChildren(
  instances: ReadonlyMap<string, Instance>,
  history: readonly HistoryEvent[],
  born: ReadonlySet<string>,
  { input }: ExecutionTerminated,
  env: Env,
): Change[] {
  return history.flatMap((event) => {
    if (event.type !== "ChildCreated") return [];
    const { instanceId: id } = event;
    const end = { ...stamp(env), type: "ExecutionTerminated" as const, input, recurse: true };
    return born.has(id) ? [{ type: "received", id, event: end }] : receive(instances, id, end);
  });
}
