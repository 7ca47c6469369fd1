import type { SkippingClock } from "../skipping-clock.ts";
import type { Hub } from "./hub.ts";

/** Real milliseconds without a change after which time moves on though no call waits. */
const QUIET = 200;
const LOOK_EVERY = 10;

/**
 * Moves time to the next alarm while nothing but alarms is pending: no turn, no activity and
 * no write is under way. At once while a call waits for an instance; otherwise after a quiet
 * moment, so that whoever has just started a workflow can still raise its event in time.
 */
export class TimeSkipper {
  readonly #hub: Hub;
  readonly #clock: SkippingClock;
  #quietSince = Date.now();
  #soon: NodeJS.Immediate | undefined;
  readonly #holds = new Set<object>();
  readonly #interval = setInterval(() => this.#look(), LOOK_EVERY);

  constructor(hub: Hub, clock: SkippingClock) {
    this.#hub = hub;
    this.#clock = clock;
  }

  /** Something has changed. */
  changed(): void {
    this.#quietSince = Date.now();
    this.#soon ??= setImmediate(() => {
      this.#soon = undefined;
      this.#look();
    });
  }

  /** Keeps time where it is until what is returned is called. */
  hold(): () => void {
    const hold = {};
    this.#holds.add(hold);
    return () => {
      if (this.#holds.delete(hold)) this.changed();
    };
  }

  stop(): void {
    clearInterval(this.#interval);
    clearImmediate(this.#soon);
  }

  #look(): void {
    const { isBusy, isAwaited } = this.#hub;
    if (isBusy || this.#holds.size > 0) return;
    if (isAwaited || Date.now() - this.#quietSince >= QUIET) this.#clock.skip();
  }
}
