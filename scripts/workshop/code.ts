import { words } from "./words.ts";

/** Words of a code: with 261 to choose from, one of four billion. */
const LENGTH = 4;

/**
 * Makes a code that people can say and type: "amber-otter-lemon-kayak".
 * @param random a whole number from 0 up to, but without, the given one
 */
export function makeCode(random: (below: number) => number): string {
  return Array.from({ length: LENGTH }, () => words[random(words.length)] ?? "").join("-");
}

/** A code as somebody typed it, in the form in which codes are compared. */
export function readCode(typed: string): string {
  return typed
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)
    .join("-");
}
