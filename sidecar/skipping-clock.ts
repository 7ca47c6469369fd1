import { wallClock, type Clock } from "./clock.ts";

interface Alarm {
  time: number;
  wake(): void;
}

/** Protobuf's timestamps end here. */
const LAST = Date.UTC(9999, 11, 31);

/** The wall clock, which {@link skip} can put forward to the next alarm. */
export class SkippingClock implements Clock {
  #ahead: number;
  #alarms = new Set<Alarm>();
  /** The earliest alarm, for which the wall clock is set. */
  #armed: { time: number; cancel(): void } | undefined;

  /** @param from the clock shows this time at first when it lies ahead of the wall clock's */
  constructor(from = 0) {
    this.#ahead = Math.max(0, from - Date.now());
  }

  now = (): number => Date.now() + this.#ahead;

  at(time: number, wake: () => void): () => void {
    const alarm = { time, wake };
    this.#alarms.add(alarm);
    if (!this.#armed || time < this.#armed.time) this.#arm(time);
    return () => this.#alarms.delete(alarm);
  }

  /** Goes to the next alarm and rings it. @returns whether there was one to go to */
  skip(): boolean {
    const next = this.#next();
    if (next === undefined || next > LAST) return false;
    this.#ahead += Math.max(0, next - this.now());
    this.#ring();
    return true;
  }

  #ring(): void {
    this.#armed?.cancel();
    this.#armed = undefined;
    const now = this.now();
    const due = [...this.#alarms].filter(({ time }) => time <= now);
    for (const alarm of due) {
      // One that rang before may have cancelled this one.
      if (this.#alarms.delete(alarm)) alarm.wake();
    }
    const next = this.#next();
    if (next !== undefined) this.#arm(next);
  }

  #arm(time: number): void {
    this.#armed?.cancel();
    this.#armed = { time, cancel: wallClock.at(time - this.#ahead, () => this.#ring()) };
  }

  #next(): number | undefined {
    let next: number | undefined;
    for (const { time } of this.#alarms) if (next === undefined || time < next) next = time;
    return next;
  }
}
