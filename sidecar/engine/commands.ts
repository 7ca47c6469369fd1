import type { Change } from "./change.ts";
import { stamp, type Env } from "./env.ts";
import type { ExecutionSuspended, HistoryEvent, Payload, Time, TraceContext } from "./history.ts";
import { isEnded, type Instance } from "./instance.ts";
import { receive } from "./messages.ts";

type Instances = ReadonlyMap<string, Instance>;

/** A request that the state does not allow. */
export type Refusal = "unknown" | "active" | "notEnded" | "unfitId";

export type Decision = { changes: Change[] } | { refused: Refusal };

export interface StartRequest {
  instanceId: string;
  name: string;
  input?: Payload;
  scheduledStart?: Time;
  executionId?: string;
  tags?: Record<string, string>;
  trace?: TraceContext;
}

/** What daprd cannot name a job with, and so refuses in an id: see `reason` in `hub/requests.ts`. */
const UNFIT = /[/\\#?\p{Cc}]/u;

/** Creates an instance; an ended one with the same id is replaced, an active one refuses. */
export function start(instances: Instances, request: StartRequest, env: Env): Decision {
  if (UNFIT.test(request.instanceId)) return { refused: "unfitId" };
  const existing = instances.get(request.instanceId);
  if (existing && !isEnded(existing)) return { refused: "active" };
  const executionId = request.executionId || env.newId();
  const event = { ...stamp(env), type: "ExecutionStarted" as const, ...request, executionId };
  return { changes: [{ type: "created", id: request.instanceId, start: event }] };
}

/** Delivers a client's event; an ended instance takes it without a word, as in daprd. */
export function deliver(instances: Instances, id: string, event: HistoryEvent): Decision {
  if (!instances.has(id)) return { refused: "unknown" };
  return { changes: receive(instances, id, event) };
}

/**
 * Suspends. An instance that is suspended already, or is about to be, stays as it is:
 * SDK 3.18 runs out of memory when it resumes one that was suspended twice, and daprd lets it.
 */
export function suspend(instances: Instances, id: string, event: ExecutionSuspended): Decision {
  const instance = instances.get(id);
  if (instance && willBeSuspended(instance)) return { changes: [] };
  return deliver(instances, id, event);
}

function willBeSuspended({ seen, inbox }: Instance): boolean {
  const last = inbox.findLast(
    ({ type }) => type === "ExecutionSuspended" || type === "ExecutionResumed",
  );
  return last ? last.type === "ExecutionSuspended" : seen.suspended;
}

/** Removes an ended instance, and with `recursive` its ended children too. */
export function purge(instances: Instances, id: string, recursive: boolean): Decision {
  const instance = instances.get(id);
  if (!instance) return { refused: "unknown" };
  if (!isEnded(instance)) return { refused: "notEnded" };
  const own: Change = { type: "purged", id };
  return { changes: recursive ? [own, ...purgeChildren(instances, instance)] : [own] };
}

function purgeChildren(instances: Instances, parent: Instance): Change[] {
  const gone = new Set([parent.id]);
  const visit = (instance: Instance): void => {
    for (const event of instance.history) {
      if (event.type !== "ChildCreated" || gone.has(event.instanceId)) continue;
      const child = instances.get(event.instanceId);
      if (!child || !isEnded(child)) continue;
      gone.add(child.id);
      visit(child);
    }
  };
  visit(parent);
  gone.delete(parent.id);
  return [...gone].map((id) => ({ type: "purged", id }));
}
