import { randomUUID } from "node:crypto";
import { wallClock } from "./clock.ts";
import { toMilliseconds, toTime } from "./engine/env.ts";
import type { HistoryEvent, Status } from "./engine/history.ts";
import { startOf, statusOf, type Instance } from "./engine/instance.ts";
import { serveGrpc } from "./grpc/server.ts";
import { serveHttp } from "./http/server.ts";
import { Hub } from "./hub/hub.ts";
import { Ledger, type ActivityExecution } from "./hub/ledger.ts";
import type { Observer } from "./hub/observer.ts";
import { TimeSkipper } from "./hub/time-skipper.ts";
import { MetadataBoard } from "./metadata.ts";
import { SkippingClock } from "./skipping-clock.ts";
import { openJournal } from "./store/journal/journal.ts";
import { memoryStore } from "./store/memory.ts";
import { tokenCheck } from "./token.ts";

export { SidecarError } from "./errors.ts";
export type { HistoryEvent, Status } from "./engine/history.ts";
export type { ActivityExecution } from "./hub/ledger.ts";
export type { Observation, Observer } from "./hub/observer.ts";

export interface SidecarOptions {
  /**
   * `memory`, the default, forgets everything. A folder for a journal, made when missing,
   * survives: a sidecar started on it later goes on where the last one stopped.
   */
  store?: "memory" | { journal: string };
  /** Port for the SDK; a free one is picked when absent. */
  grpcPort?: number;
  /** Port for HTTP; a free one is picked when absent, none is opened for `false`. */
  httpPort?: number | false;
  /** Interface to listen on; 127.0.0.1 when absent. */
  host?: string;
  /**
   * `skip` puts the clock forward to the next timer whenever nothing else is pending: at once
   * while a call waits for an instance, else after 200 ms. `wall`, the default, does not.
   */
  clock?: "wall" | "skip";
  /**
   * Asks workers for every turn twice and fails a workflow whose answers differ, with both
   * decisions in the failure's message: all workflows, or the instances that a function picks.
   */
  strict?: boolean | ((instanceId: string) => boolean);
  /**
   * What callers must give as `dapr-api-token`, on both ports, as daprd's `DAPR_API_TOKEN`.
   * Without it, or when it is empty, everyone is let in.
   */
  apiToken?: string;
  /** Called for everything that happens, in order. Must not throw. */
  observe?: Observer;
}

export interface InstanceSummary {
  instanceId: string;
  name: string;
  status: Status;
}

/** A running sidecar. */
export interface Sidecar {
  /** What `DAPR_GRPC_PORT` must be for an app to find it. */
  readonly grpcPort: number;
  /** What `DAPR_HTTP_PORT` must be; `undefined` when HTTP is off. */
  readonly httpPort: number | undefined;
  /** What a person should know about the start, such as a torn journal tail that was cut off. */
  readonly notices: readonly string[];
  /** An instance's committed history, or `undefined` when there is no such instance. */
  history(instanceId: string): readonly HistoryEvent[] | undefined;
  instances(): InstanceSummary[];
  /**
   * Every execution of the instance's activities since the sidecar started, oldest first:
   * more than one for a task whose worker went away. Empty when there is none.
   */
  executions(instanceId: string): readonly ActivityExecution[];
  /**
   * With `clock: "skip"`: keeps time where it is while something that the sidecar cannot know
   * of is on its way, such as an event that a test is about to raise. Time moves on once every
   * function that this returned has been called. With the wall clock it changes nothing.
   */
  holdTime(): () => void;
  /** Ends streams, closes ports, makes everything durable. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts an embedded sidecar in this process.
 * @throws {SidecarError} when a port is taken or the data folder cannot be used
 */
export async function startSidecar(options: SidecarOptions = {}): Promise<Sidecar> {
  const { host = "127.0.0.1", grpcPort = 0, httpPort = 0 } = options;
  const { apiToken, observe, strict = false } = options;
  const { store: wanted = "memory" } = options;
  const journal = wanted === "memory" ? undefined : await openJournal(wanted.journal);
  const store = journal ?? memoryStore();
  const skipping =
    options.clock === "skip" ? new SkippingClock(newestTurn(store.instances)) : undefined;
  const clock = skipping ?? wallClock;
  const ledger = new Ledger(() => toTime(clock.now()));
  const hub = new Hub({
    store,
    clock,
    isStrict: typeof strict === "function" ? strict : () => strict,
    newId: randomUUID,
    observe(observation) {
      ledger.note(observation);
      skipper?.changed();
      observe?.(observation);
    },
  });
  const skipper = skipping && new TimeSkipper(hub, skipping);
  hub.resume();
  const served = {
    hub,
    metadata: new MetadataBoard(() => hub.workers),
    isToken: apiToken ? tokenCheck(apiToken) : undefined,
  };
  const open: { stop(): Promise<void> }[] = [];
  let stopping: Promise<void> | undefined;
  const stop = () =>
    (stopping ??= (async () => {
      await Promise.all(open.map((server) => server.stop()));
      skipper?.stop();
      hub.stop();
      await store.close();
    })());
  try {
    const grpc = await serveGrpc(served, host, grpcPort);
    open.push(grpc);
    const http = httpPort === false ? undefined : await serveHttp(served, host, httpPort);
    if (http) open.push(http);
    return {
      grpcPort: grpc.port,
      httpPort: http?.port,
      notices: journal?.notices ?? [],
      history: (id) => hub.instances.get(id)?.history,
      instances: () => [...hub.instances.values()].map(summary),
      executions: (id) => ledger.of(id),
      holdTime: () => skipper?.hold() ?? (() => {}),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** When the newest turn of all took place, in milliseconds since 1970. */
function newestTurn(instances: ReadonlyMap<string, Instance>): number {
  const times = [...instances.values()].map(({ seen }) => toMilliseconds(seen.turnAt ?? ""));
  return times.reduce((newest, time) => (time > newest ? time : newest), 0);
}

function summary(instance: Parameters<typeof statusOf>[0]): InstanceSummary {
  const name = startOf(instance)?.name ?? "";
  return { instanceId: instance.id, name, status: statusOf(instance) };
}
