/** Exit codes of a command that a signal ended, as shells count them: 128 and the signal's number. */
const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

export type Interruption = keyof typeof codes;

export interface Interruptible {
  /** Resolves with the first signal that asks this process to end. */
  readonly signal: Promise<Interruption>;
  /** Gives signals their usual effect back. */
  release(): void;
}

/** One Ctrl-C can arrive twice: from the terminal, and passed on by npm. Milliseconds. */
const ECHO = 500;

/**
 * Takes over Ctrl-C, a termination and a closing terminal, so that a command can put
 * things in order. Whoever is impatient and asks again ends the process at once.
 */
export function interruptible(): Interruptible {
  let received: Interruption | undefined;
  let receivedAt = 0;
  let resolve: (signal: Interruption) => void;
  const signal = new Promise<Interruption>((done) => (resolve = done));
  const names = Object.keys(codes) as Interruption[];
  const listener = (name: NodeJS.Signals) => {
    if (received) {
      if (performance.now() - receivedAt > ECHO) process.exit(exitCode(received));
      return;
    }
    received = name as Interruption;
    receivedAt = performance.now();
    resolve(received);
  };
  for (const name of names) process.on(name, listener);
  return {
    signal,
    release() {
      for (const name of names) process.off(name, listener);
    },
  };
}

export function exitCode(signal: Interruption): number {
  return codes[signal];
}
