/** Where time comes from; milliseconds since 1970. */
export interface Clock {
  now(): number;
  /** Calls `wake` at or after `time`; at once when it has passed. Returns a function that cancels. */
  at(time: number, wake: () => void): () => void;
}

/** Node fires a longer timeout at once, so a far wake-up is re-armed in steps of this size. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

export const wallClock: Clock = {
  now: Date.now,
  at(time, wake) {
    let handle: ReturnType<typeof setTimeout>;
    const arm = () => {
      const left = time - Date.now();
      handle = left <= 0 ? setTimeout(wake, 0) : setTimeout(arm, Math.min(left, LONGEST_TIMEOUT));
    };
    arm();
    return () => clearTimeout(handle);
  },
};
