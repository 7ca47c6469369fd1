import { expect } from "vitest";
import { events } from "../catalogue/events.ts";

/** The first field that does not match, both ways; undefined when everything matches. */
export function difference(
  got: unknown,
  wanted: object,
): { expected: string; got: string } | undefined {
  if (typeof got !== "object" || got === null || Array.isArray(got)) {
    return { expected: events.fields(Object.keys(wanted)), got: show(got) };
  }
  for (const [field, value] of Object.entries(wanted)) {
    const own = (got as Record<string, unknown>)[field];
    if (matches(own, value)) continue;
    return { expected: `${field}: ${show(value)}`, got: `${field}: ${show(own)}` };
  }
  return undefined;
}

const SHOWN_BEFORE = 20;

/** Two texts, cut after their first word so that the place where they differ can be seen. */
export function cutToDifference(expected: string, got: string): { expected: string; got: string } {
  let same = 0;
  while (same < expected.length && expected[same] === got[same]) same += 1;
  const head = expected.indexOf(" ") + 1;
  const from = same - SHOWN_BEFORE;
  const cut = (text: string) => (from > head ? `${text.slice(0, head)}…${text.slice(from)}` : text);
  return { expected: cut(expected), got: cut(got) };
}

function matches(got: unknown, wanted: unknown): boolean {
  try {
    expect(got).toEqual(wanted);
    return true;
  } catch {
    return false;
  }
}

/** A value as it would be written in code; a matcher in words. */
function show(value: unknown): string {
  if (value === undefined) return events.nothing;
  const { parts } = Object(value) as { parts?: string[] };
  return parts ? events.textWith(parts) : JSON.stringify(value);
}
