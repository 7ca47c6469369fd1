/** What is wrong with a value, and where in the file: "instances[0].history[3].type". */
export class Wrong extends Error {
  constructor(where: string, what: string) {
    super(`${where}: ${what}`);
  }
}

/** Looks at one value of a file. @throws {Wrong} */
export type Check = (value: unknown, where: string) => void;

/** Characters of a text, unless more are allowed. */
const LONGEST = 10_000;

export const text =
  (longest = LONGEST): Check =>
  (value, where) => {
    if (typeof value !== "string") throw new Wrong(where, "is no text");
    if (value.length > longest) throw new Wrong(where, `has more than ${longest} characters`);
  };

/** A whole number from `least` on. */
export const count =
  (least = 0): Check =>
  (value, where) => {
    if (!Number.isSafeInteger(value) || (value as number) < least) {
      throw new Wrong(where, `is no whole number from ${least} on`);
    }
  };

export const oneOf =
  (...all: readonly string[]): Check =>
  (value, where) => {
    if (typeof value !== "string" || !all.includes(value)) throw new Wrong(where, "is unknown");
  };

export const maybe =
  (check: Check): Check =>
  (value, where) => {
    if (value !== undefined) check(value, where);
  };

export const listOf =
  (most: number, check: Check): Check =>
  (value, where) => {
    if (!Array.isArray(value)) throw new Wrong(where, "is no list");
    if (value.length > most) throw new Wrong(where, `has more than ${most} entries`);
    for (const [at, entry] of value.entries()) check(entry, `${where}[${at}]`);
  };

/** An object with these members, and any others. */
export const objectWith =
  (members: Readonly<Record<string, Check>>): Check =>
  (value, where) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new Wrong(where, "is no object");
    }
    for (const [name, check] of Object.entries(members)) {
      const own = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
      check(own, where ? `${where}.${name}` : name);
    }
  };
