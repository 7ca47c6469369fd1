import { randomUUID } from "node:crypto";
import { wallClock } from "./clock.ts";
import type { HistoryEvent, Status } from "./engine/history.ts";
import { startOf, statusOf } from "./engine/instance.ts";
import { serveGrpc } from "./grpc/server.ts";
import { serveHttp } from "./http/server.ts";
import { Hub } from "./hub/hub.ts";
import type { Observer } from "./hub/observer.ts";
import { openJournal } from "./store/journal/journal.ts";
import { memoryStore } from "./store/memory.ts";

export { SidecarError } from "./errors.ts";
export type { HistoryEvent, Status } from "./engine/history.ts";
export type { Observation, Observer } from "./hub/observer.ts";

export interface SidecarOptions {
  /** Folder for the journal, made when missing. Without it everything stays in memory. */
  data?: string;
  /** Port for the SDK; a free one is picked when absent. */
  grpcPort?: number;
  /** Port for HTTP; a free one is picked when absent, none is opened for `false`. */
  httpPort?: number | false;
  /** Interface to listen on; 127.0.0.1 when absent. */
  host?: string;
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
  /** Ends streams, closes ports, makes everything durable. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts an embedded sidecar in this process.
 * @throws {SidecarError} when a port is taken or the data folder cannot be used
 */
export async function startSidecar(options: SidecarOptions = {}): Promise<Sidecar> {
  const { data, host = "127.0.0.1", grpcPort = 0, httpPort = 0, observe = () => {} } = options;
  const journal = data === undefined ? undefined : await openJournal(data);
  const store = journal ?? memoryStore();
  const hub = new Hub({ store, clock: wallClock, newId: randomUUID, observe });
  hub.resume();
  const open: { stop(): Promise<void> }[] = [];
  let stopping: Promise<void> | undefined;
  const stop = () =>
    (stopping ??= (async () => {
      await Promise.all(open.map((server) => server.stop()));
      hub.stop();
      await store.close();
    })());
  try {
    const grpc = await serveGrpc(hub, host, grpcPort);
    open.push(grpc);
    const http = httpPort === false ? undefined : await serveHttp(hub, host, httpPort);
    if (http) open.push(http);
    return {
      grpcPort: grpc.port,
      httpPort: http?.port,
      notices: journal?.notices ?? [],
      history: (id) => hub.instances.get(id)?.history,
      instances: () => [...hub.instances.values()].map(summary),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function summary(instance: Parameters<typeof statusOf>[0]): InstanceSummary {
  const name = startOf(instance)?.name ?? "";
  return { instanceId: instance.id, name, status: statusOf(instance) };
}
