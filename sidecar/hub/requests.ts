import * as commands from "../engine/commands.ts";
import type { Decision, Refusal, StartRequest } from "../engine/commands.ts";
import { stamp, toMilliseconds } from "../engine/env.ts";
import type { HistoryEvent, Payload } from "../engine/history.ts";
import { isEnded, statusOf, type Instance } from "../engine/instance.ts";
import type { Hub } from "./hub.ts";

/** A request the state does not allow. `message` is daprd's reason; gRPC and HTTP put it in their own frame. */
export class Refused extends Error {
  readonly refusal: Refusal;
  readonly instanceId: string;

  /** @param step what daprd puts before the reason where it fails on the way */
  constructor(refusal: Refusal, instanceId: string, step = "") {
    super(step + reason(refusal, instanceId));
    this.name = "Refused";
    this.refusal = refusal;
    this.instanceId = instanceId;
  }
}

function reason(refusal: Refusal, instanceId: string): string {
  switch (refusal) {
    case "unknown":
      return "no such instance exists";
    case "active":
      return `an active workflow with ID '${instanceId}' already exists`;
    case "notEnded":
      return "orchestration has not yet completed";
    case "unfitId": {
      const what = /\p{Cc}/u.test(instanceId) ? "control characters" : "'/', '\\', '#' or '?'";
      return `job name is invalid ${JSON.stringify(instanceId)}: must not contain ${what}`;
    }
  }
}

/**
 * Creates an instance.
 * @param until "stored" answers once it is durable; "started" waits for its first turn
 *   too, unless it is scheduled for later, as daprd does on gRPC
 * @returns the instance's id, a new one when the request has none
 * @throws {Refused} "active" when an active instance has that id, "unfitId" when none can
 */
export async function startInstance(
  hub: Hub,
  request: StartRequest,
  until: "stored" | "started",
  signal?: AbortSignal,
): Promise<string> {
  const instanceId = request.instanceId || hub.env().newId();
  await commit(
    hub,
    instanceId,
    commands.start(hub.instances, { ...request, instanceId }, hub.env()),
  );
  const later = toMilliseconds(request.scheduledStart ?? "") > hub.env().now;
  if (until === "started" && !later) await hub.waitFor(instanceId, hasStarted, noLook, signal);
  return instanceId;
}

export function raiseEvent(hub: Hub, id: string, name: string, input?: Payload): Promise<void> {
  return send(hub, id, { ...stamp(hub.env()), type: "EventRaised", name, input });
}

export function terminate(hub: Hub, id: string, recurse: boolean, input?: Payload): Promise<void> {
  return send(hub, id, { ...stamp(hub.env()), type: "ExecutionTerminated", input, recurse });
}

export async function suspend(hub: Hub, id: string, reason?: string): Promise<void> {
  const input = reason || undefined;
  const event = { ...stamp(hub.env()), type: "ExecutionSuspended" as const, input };
  await commit(hub, id, commands.suspend(hub.instances, id, event));
}

export function resume(hub: Hub, id: string, reason?: string): Promise<void> {
  const input = reason || undefined;
  return send(hub, id, { ...stamp(hub.env()), type: "ExecutionResumed", input });
}

/** Removes an ended instance. @returns how many instances are gone, children included */
export async function purgeInstance(hub: Hub, id: string, recursive: boolean): Promise<number> {
  const decision = commands.purge(hub.instances, id, recursive);
  // daprd looks for children first, and its text tells when there is nothing to look into.
  const step = recursive && !hub.instances.has(id) ? "failed to fetch workflow state: " : "";
  return commit(hub, id, decision, step);
}

export const hasStarted = (instance: Instance) => statusOf(instance) !== "PENDING";
export const hasEnded = isEnded;
export const isSuspendedOrEnded = (instance: Instance) =>
  isEnded(instance) || statusOf(instance) === "SUSPENDED";
export const isRunningOrEnded = (instance: Instance) =>
  isEnded(instance) || statusOf(instance) === "RUNNING";

export const noLook = () => undefined;

async function send(hub: Hub, id: string, event: HistoryEvent): Promise<void> {
  await commit(hub, id, commands.deliver(hub.instances, id, event));
}

async function commit(hub: Hub, id: string, decision: Decision, step?: string): Promise<number> {
  if ("refused" in decision) {
    // A refusal tells of the state too, so that state has to be durable first.
    await hub.settled();
    throw new Refused(decision.refused, id, step);
  }
  await hub.commit(decision.changes);
  return decision.changes.length;
}
