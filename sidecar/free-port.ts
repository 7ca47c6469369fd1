import getPort, { portNumbers } from "get-port";

/** Below the ports that systems give to outgoing connections, which come and go. */
const candidates = [...portNumbers(20_000, 30_000)];

/**
 * A port of this machine that nobody listens on, for a program that will do so in a moment.
 * Two calls at the same time, in this process or another, hardly ever pick the same.
 */
export function freePort(): Promise<number> {
  const start = Math.floor(Math.random() * candidates.length);
  return getPort({ port: [...candidates.slice(start), ...candidates.slice(0, start)] });
}
