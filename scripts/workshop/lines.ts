import type { Server } from "node:net";
import { callerOf } from "./guard.ts";

/** Connections of one machine: a browser has six, and a whole room may come through one router. */
const EACH = 500;

/** More than a room has; what comes beyond is closed at once. */
const ALL = 2000;

/** Keeps one machine from taking all connections that the server has. */
export function limitConnections(server: Server): void {
  const open = new Map<string, number>();
  server.maxConnections = ALL;
  server.on("connection", (socket) => {
    const caller = callerOf(socket.remoteAddress ?? "");
    const count = (open.get(caller) ?? 0) + 1;
    open.set(caller, count);
    socket.once("close", () => {
      const left = (open.get(caller) ?? 1) - 1;
      if (left > 0) open.set(caller, left);
      else open.delete(caller);
    });
    if (count > EACH) socket.destroy();
  });
}
