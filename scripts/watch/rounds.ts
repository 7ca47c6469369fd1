/** Asks for rounds of work, one at a time. */
export interface Rounds {
  /** Asks for a round: at once, or after the one that goes on. */
  ask(): void;
  /** Resolves when no round goes on and none was asked for. */
  idle(): Promise<void>;
}

/**
 * @param quiet milliseconds that must pass after the last request: an editor saves a file in steps
 * @param work one round; its errors go to `fail`
 */
export function rounds(
  quiet: number,
  work: () => Promise<void>,
  fail: (error: unknown) => void,
): Rounds {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isAskedAgain = false;
  const begin = () => {
    timer = undefined;
    running = work()
      .catch(fail)
      .then(() => {
        running = undefined;
        if (!isAskedAgain) return;
        isAskedAgain = false;
        ask();
      });
  };
  const ask = () => {
    if (running) return void (isAskedAgain = true);
    clearTimeout(timer);
    timer = setTimeout(begin, quiet);
  };
  return {
    ask,
    async idle() {
      while (running || timer) await (running ?? new Promise((wait) => setTimeout(wait, quiet)));
    },
  };
}
