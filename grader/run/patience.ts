/** How often to count, in milliseconds. */
const LOOK = 50;

/**
 * Calls `over` after so many milliseconds of waiting. They are counted in looks, not in time:
 * while this process is busy, or the computer sleeps, nobody can be heard, and it is not the
 * fault of whoever is waited for.
 * @returns stops the waiting
 */
export function patience(milliseconds: number, over: () => void): () => void {
  let soon: NodeJS.Immediate | undefined;
  let looks = Math.ceil(milliseconds / LOOK);
  const timer = setInterval(() => {
    looks -= 1;
    if (looks > 0) return;
    clearInterval(timer);
    // After a stall, what has arrived meanwhile is read before the time is up.
    soon = setImmediate(over);
  }, LOOK);
  return () => {
    clearInterval(timer);
    clearImmediate(soon);
  };
}

/** What `promise` comes to, or `undefined` when patience ends first. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  let cancel = () => {};
  const late = new Promise<undefined>((resolve) => {
    cancel = patience(milliseconds, () => resolve(undefined));
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    cancel();
  }
}

/** Does something that a signal can end, and ends it when patience does. @throws as `act` */
export async function unlessLate<T>(
  milliseconds: number,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const cancel = patience(milliseconds, () => controller.abort());
  try {
    return await act(controller.signal);
  } finally {
    cancel();
  }
}
