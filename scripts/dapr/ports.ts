import getPort, { clearLockedPorts } from "get-port";
import { freePort } from "../../sidecar/free-port.ts";

/** Every listener of the three programs. */
const listeners = [
  "grpc",
  "http",
  "internalGrpc",
  "placement",
  "placementRaft",
  "placementHealth",
  "scheduler",
  "schedulerHealth",
  "etcdClient",
  "etcdPeer",
] as const;

/** A port for each listener. */
export type Ports = Record<(typeof listeners)[number], number>;

/** Picks ports that are free now, all at once, so that none is picked twice. */
export async function pickPorts(): Promise<Ports> {
  const pairs = listeners.map(async (listener) => [listener, await freePort()] as const);
  return Object.fromEntries(await Promise.all(pairs)) as Ports;
}

/** Whether nobody listens on any of the ports. */
export async function allFree(ports: Ports): Promise<boolean> {
  clearLockedPorts();
  const answers = Object.values(ports).map(async (port) => (await getPort({ port })) === port);
  return (await Promise.all(answers)).every(Boolean);
}
