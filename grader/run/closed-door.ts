import { once } from "node:events";
import { createServer, type Server } from "node:net";

/** Ports on which whoever connects is sent away at once, as where a sidecar is still to come. */
export interface ClosedDoor {
  /** Resolves when somebody has tried to connect. */
  readonly tried: Promise<void>;
  /** Gives the ports up. */
  remove(): Promise<void>;
}

/** @param ports of the loopback address, free until now */
export async function closeDoor(...ports: number[]): Promise<ClosedDoor> {
  let resolve = () => {};
  const tried = new Promise<void>((resolved) => (resolve = resolved));
  const servers = ports.map((port) =>
    createServer((socket) => {
      socket.resetAndDestroy();
      resolve();
    }).listen(port, "127.0.0.1"),
  );
  await Promise.all(servers.map((server) => once(server, "listening")));
  return {
    tried,
    async remove() {
      await Promise.all(servers.map(closed));
    },
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
