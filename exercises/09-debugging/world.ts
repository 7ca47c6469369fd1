import { appendFileSync } from "node:fs";

/**
 * The world outside the workflow: the bank and the mail server. Every effect adds one line
 * to the file that LEDGER names, so it can be counted whatever happens to this process.
 * Without LEDGER nothing is written.
 */
export function affect(effect: string, returnId: string): void {
  const ledger = process.env.LEDGER;
  if (!ledger) return;
  const at = new Date().toISOString();
  // The call stack tells which code caused the effect.
  const stack = new Error().stack?.split("\n").slice(2) ?? [];
  appendFileSync(
    ledger,
    `${JSON.stringify({ effect, key: returnId, at, stack })}\n`,
  );
}
