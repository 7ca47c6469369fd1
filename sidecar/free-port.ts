import getPort, { portNumbers } from "get-port";

/** Below the ports that systems give to outgoing connections, which come and go. */
const candidates = [...portNumbers(20_000, 30_000)];

/** Spreads processes, whose numbers follow each other, over all candidates; a prime. */
const STRIDE = 7_919;

let picked = 0;

/**
 * A port of this machine that nobody listens on, for a program that will do so in a moment.
 * Processes begin in different places and go on from there, so that two that ask at the same
 * time hardly ever pick the same.
 */
export function freePort(): Promise<number> {
  const start = (process.pid * STRIDE + picked++) % candidates.length;
  return getPort({ port: [...candidates.slice(start), ...candidates.slice(0, start)] });
}
