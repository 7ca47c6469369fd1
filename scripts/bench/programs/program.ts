/** What the programs have in common: they talk with the bench, and end when it does. */

/** Answers requests one by one until the bench is gone, then ends. */
export function serve<T>(answer: (request: T) => Promise<Record<string, number>>): void {
  process.on("message", (request: T) => {
    answer(request).then(say, (error: unknown) => process.send?.({ error: String(error) }));
  });
}

export function say(message: Record<string, number>): void {
  process.send?.(message);
}

/** Ends with the bench, after `stop` has put things in order. */
export function endWithBench(stop: () => Promise<unknown>): void {
  process.once("disconnect", () => {
    void stop().finally(() => process.exit());
  });
}
