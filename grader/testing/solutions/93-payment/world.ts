import { appendFileSync, readFileSync } from "node:fs";

/** Every effect adds one line to the file that LEDGER names, whatever happens to this process. */
function affect(effect: string, key: string, details: object): void {
  const ledger = process.env.LEDGER;
  if (!ledger) return;
  const at = new Date().toISOString();
  // The call stack tells which code caused the effect.
  const stack = new Error().stack?.split("\n").slice(3) ?? [];
  appendFileSync(ledger, `${JSON.stringify({ effect, key, at, ...details, stack })}\n`);
}

/** A payment provider: a second charge with the same key is the first one once more. */
export async function charge(orderId: string, amount: number, key: string): Promise<string> {
  const before = await receiptFor(key);
  if (before) return before;
  const number = `R-${lines().length + 1}`;
  affect("charged", orderId, { amount, once: key, number });
  return number;
}

/** The number of the receipt for what was charged with this key. */
export async function receiptFor(key: string): Promise<string | undefined> {
  return lines().find(({ once }) => once === key)?.number;
}

/** A mail server: it sends whatever it is given. */
export async function mail(orderId: string, text: string): Promise<void> {
  affect("mailed", orderId, { text });
}

function lines(): { once?: string; number: string }[] {
  const text = process.env.LEDGER ? readFileSync(process.env.LEDGER, "utf8") : "";
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}
