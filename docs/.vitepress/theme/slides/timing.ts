/** Time spent on a deck and on each of its parts, in milliseconds. */
export interface Timing {
  readonly total: number;
  readonly parts: Readonly<Record<number, number>>;
  /** When time was last counted; nothing while the clock stands still. */
  readonly countedAt?: number;
}

export const unspent: Timing = { total: 0, parts: {} };

/** Counts the time since it was last counted, for the part that was shown meanwhile. */
export function counted(timing: Timing, now: number, part: number | undefined): Timing {
  if (timing.countedAt === undefined) return timing;
  const passed = Math.max(0, now - timing.countedAt);
  const parts =
    part === undefined
      ? timing.parts
      : { ...timing.parts, [part]: (timing.parts[part] ?? 0) + passed };
  return { total: timing.total + passed, parts, countedAt: now };
}

export function started(timing: Timing, now: number): Timing {
  return { ...timing, countedAt: timing.countedAt ?? now };
}

/** Stands still until it is started again; count before. */
export function paused({ total, parts }: Timing): Timing {
  return { total, parts };
}

/** "4:05" for 245,000 milliseconds. */
export function clockText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** "4:05 of 5:00", or how far it is over. */
export function paceText(milliseconds: number, minutes: number): string {
  const over = milliseconds - minutes * 60_000;
  const text = `${clockText(milliseconds)} of ${minutes}:00`;
  return over > 0 ? `${text}, ${clockText(over)} over` : text;
}
