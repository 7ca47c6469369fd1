/** Lets activities that run together complete in an order that only a seed decides. */

/** After this many ms without a new completion, the next one is let go. */
const QUIET = 15;

/** A small generator of numbers in [0, 1) (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @returns a function that an activity awaits once it is done and before it says so */
export function shuffle(seed) {
  const random = randomFrom(seed);
  const waiting = [];
  let timer;
  const arm = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const [go] = waiting.splice(Math.floor(random() * waiting.length), 1);
      go?.();
      if (waiting.length > 0) arm();
    }, QUIET);
  };
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      arm();
    });
}
