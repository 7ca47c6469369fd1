/** Lets each caller do something often at first, then now and then. */
export interface Slow {
  /** Seconds to wait before the next try; 0 when it may be now. */
  wait(caller: string, now: number, amount?: number): number;
  /** The same; when it may be now, it counts. */
  take(caller: string, now: number, amount?: number): number;
}

export interface SlowOptions {
  /** How many at once. */
  burst: number;
  /** Milliseconds until one more is allowed. */
  every: number;
}

/** Callers that are remembered; more than a network of 24 bits has. */
const CALLERS = 1000;

/** @param options what one caller may do */
export function slow({ burst, every }: SlowOptions): Slow {
  /** By caller, the oldest first: the time at which everything is allowed again. */
  const fullAt = new Map<string, number>();
  const after = (caller: string, now: number, amount: number) =>
    Math.max(fullAt.get(caller) ?? now, now) + amount * every;
  const wait = (caller: string, now: number, amount = 1) =>
    Math.max(0, Math.ceil((after(caller, now, amount) - now - burst * every) / 1000));
  return {
    wait,
    take(caller, now, amount = 1) {
      const seconds = wait(caller, now, amount);
      if (seconds > 0) return seconds;
      const full = after(caller, now, amount);
      fullAt.delete(caller);
      fullAt.set(caller, full);
      const [oldest] = fullAt.keys();
      if (fullAt.size > CALLERS && oldest !== undefined) fullAt.delete(oldest);
      return 0;
    },
  };
}
