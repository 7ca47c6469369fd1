/** Minutes from the beginning as "1:05". */
export function offsetText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
}

/**
 * The time of day so many minutes after a start.
 * @param start "09:00"; where it is nothing of the kind, the offset is returned
 */
export function timeAt(start: string, minutes: number): string {
  const [, hours, rest] = /^(\d\d):(\d\d)$/.exec(start) ?? [];
  if (hours === undefined || rest === undefined) return offsetText(minutes);
  const total = Number(hours) * 60 + Number(rest) + minutes;
  return `${two(Math.floor(total / 60) % 24)}:${two(total % 60)}`;
}

/** For each part, the minutes that are over when it begins. */
export function beginnings(parts: readonly { minutes: number }[]): number[] {
  let passed = 0;
  return parts.map(({ minutes }) => {
    passed += minutes;
    return passed - minutes;
  });
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
