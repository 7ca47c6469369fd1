import { createHash, timingSafeEqual } from "node:crypto";

/** The header, and the gRPC metadata key, that carries the token. */
export const TOKEN_HEADER = "dapr-api-token";

/** Whether a token that a caller gave is the right one. */
export type TokenCheck = (given: string | undefined) => boolean;

/** Compares in a time that tells nothing about how much of a guess was right. */
export function tokenCheck(token: string): TokenCheck {
  const expected = digest(token);
  return (given) => given !== undefined && timingSafeEqual(digest(given), expected);
}

// Digests are of one length, whatever the length of the guess.
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
