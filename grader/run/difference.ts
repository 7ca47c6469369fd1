import { expect } from "vitest";
import { events } from "../catalogue/events.ts";

export { cutToDifference } from "./cut-to-difference.ts";

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

function matches(got: unknown, wanted: unknown): boolean {
  try {
    expect(got).toEqual(wanted);
    return true;
  } catch {
    return false;
  }
}

/** A value as it would be written in code; a matcher in words. */
export function show(value: unknown): string {
  if (value === undefined) return events.nothing;
  const { words } = Object(value) as { words?: string };
  return words ?? JSON.stringify(value);
}
