import { appendFileSync, readFileSync } from "node:fs";

/*
 * The world outside the workflow: a bank, the books, the claims desk. Every effect adds one
 * line to the file that LEDGER names, so it can be counted whatever happens to this process.
 */

/**
 * The bank transfers money. What it has done under a key it does not do again: it answers
 * with the number of the transfer that there is.
 */
export async function transfer(
  claimId: string,
  what: string,
  amount: number,
  key: string,
): Promise<string> {
  const done = lines().find((line) => line.idempotencyKey === key);
  return (
    done?.number ?? affect(`paid ${what}`, claimId, { amount, idempotencyKey: key })
  );
}

/** The books take every entry, also a second one with the same reference. */
export async function addEntry(
  claimId: string,
  total: number,
  reference: string,
): Promise<string> {
  return affect("booked", claimId, { total, reference });
}

/** The number of the entry with this reference, when there is one. */
export async function findEntry(reference: string): Promise<string | undefined> {
  return lines().find((line) => line.reference === reference)?.number;
}

/** The desk adds a remark to the claim's file, and sends it to everybody who watches it. */
export async function addRemark(claimId: string, remark: string): Promise<void> {
  affect(remark, claimId, {});
}

/** The desk sets the claim's status. A status that the claim has already changes nothing. */
export async function setStatus(claimId: string, status: string): Promise<void> {
  const current = lines().findLast(
    (line) => line.key === claimId && "status" in line,
  );
  if (current?.status !== status) affect(status, claimId, { status });
}

interface Line {
  key: string;
  number: string;
  idempotencyKey?: string;
  reference?: string;
  status?: string;
}

function lines(): Line[] {
  const ledger = process.env.LEDGER;
  const text = ledger ? readFileSync(ledger, "utf8") : "";
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}

/** @returns the number under which the other side knows it */
function affect(effect: string, claimId: string, details: object): string {
  const number = `N-${lines().length + 1}`;
  const ledger = process.env.LEDGER;
  if (!ledger) return number;
  const at = new Date().toISOString();
  // The call stack tells which code caused the effect.
  const stack = new Error().stack?.split("\n").slice(3) ?? [];
  appendFileSync(
    ledger,
    `${JSON.stringify({ effect, key: claimId, at, number, ...details, stack })}\n`,
  );
  return number;
}
