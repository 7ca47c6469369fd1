import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A secret that nobody can guess, in letters that a link may have. */
export const newSecret = () => randomBytes(24).toString("base64url");

/** What is kept of a secret: enough to recognise it, not enough to use it. */
export const hashOf = (secret: string) => createHash("sha256").update(secret).digest("base64url");

/** Compares in a time that does not tell how much was right. */
export function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((each) => createHash("sha256").update(each).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
