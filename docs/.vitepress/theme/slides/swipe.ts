import type { DeckCommand } from "./keys.ts";

/** A finger moves this many pixels before it means another slide. */
const SWIPE = 50;

/** Turns swipes to the left and to the right into moves. */
export function swipes(move: (command: DeckCommand) => void) {
  let from: Touch | undefined;
  return {
    start({ changedTouches }: TouchEvent) {
      from = changedTouches[0];
    },
    end({ changedTouches: [to] }: TouchEvent) {
      if (!from || !to) return;
      const [x, y] = [to.clientX - from.clientX, to.clientY - from.clientY];
      if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) move(x < 0 ? "next" : "previous");
    },
  };
}
