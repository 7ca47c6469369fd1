import { appendFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

/** The books of the company. Takes note of a voucher. */
export function book(claimId: string, number: string): void {
  affect("booked", claimId, { number });
}

const accounts: Record<string, string> = {
  alice: "DE-1001",
  carol: "DE-1003",
};

/** The account of an employee; undefined for somebody the company does not know. */
export function accountOf(employee: string): string | undefined {
  return accounts[employee];
}

/** The bank. Its promise is fulfilled when the money has been sent. */
export async function transfer(order: {
  claimId: string;
  account: string;
  amount: number;
  reference: string;
}): Promise<void> {
  await setTimeout(100);
  const { claimId, ...details } = order;
  affect("paid", claimId, details);
}

/**
 * Every effect adds one line to the file that LEDGER names, so it can be counted
 * whatever happens to this process. Without LEDGER nothing is written.
 */
function affect(effect: string, claimId: string, details: object): void {
  const ledger = process.env.LEDGER;
  if (!ledger) return;
  const at = new Date().toISOString();
  // The call stack tells which code caused the effect.
  const stack = new Error().stack?.split("\n").slice(2) ?? [];
  appendFileSync(
    ledger,
    `${JSON.stringify({ effect, key: claimId, at, ...details, stack })}\n`,
  );
}
