/**
 * The world outside: a calendar, a payment provider, a mail server. What they have done
 * is a line in the file that LEDGER names, and no crash of ours takes it back.
 */
import { appendFileSync, existsSync, readFileSync } from "node:fs";

// #region affect
/** Does something. Asked twice, it is done twice. */
export function affect(what: string): string {
  appendFileSync(path(), `${what}\n`);
  return receiptOf(ledger().length - 1);
}

/** Does something under a key. Asked twice, it is done once, and the answer is the same. */
export function affectOnce(
  key: string,
  what: string,
): { receipt: string; known: boolean } {
  const line = `${what} [${key}]`;
  const done = ledger().indexOf(line);
  if (done !== -1) return { receipt: receiptOf(done), known: true };
  return { receipt: affect(line), known: false };
}
// #endregion affect

function ledger(): string[] {
  return existsSync(path())
    ? readFileSync(path(), "utf8").trimEnd().split("\n")
    : [];
}

function receiptOf(line: number): string {
  return `receipt-${line + 1}`;
}

function path(): string {
  return process.env["LEDGER"] ?? "ledger.txt";
}
