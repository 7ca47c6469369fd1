import type { Time } from "./history.ts";

/** What a decision may know of the world outside the state. */
export interface Env {
  /** Milliseconds since 1970. */
  now: number;
  /** A fresh unique id, used for executions. */
  newId(): string;
}

export function stamp(env: Env): { id: -1; at: Time } {
  return { id: -1, at: toTime(env.now) };
}

/** Much happens in one millisecond, and its text takes longer to make than most decisions. */
let latest = { milliseconds: NaN, text: "" };

export function toTime(milliseconds: number): Time {
  if (milliseconds !== latest.milliseconds) {
    latest = { milliseconds, text: new Date(milliseconds).toISOString() };
  }
  return latest.text;
}

/** First whole millisecond at which `time` has come; a worker's times may be finer. */
export function toMilliseconds(time: Time): number {
  const whole = Date.parse(time);
  return /\.\d{3}0*[1-9]/.test(time) ? whole + 1 : whole;
}
