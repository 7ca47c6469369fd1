import type { Account, Colleague, Order, Welcome } from "./types.ts";
import { affect } from "./world.ts";

// The first parameter tells an activity about itself; these three do not ask.

/** Makes a mail address that nobody has yet. */
export async function createAccount(
  _ctx: unknown,
  { colleagueId, name }: Colleague,
): Promise<Account> {
  affect("account created", colleagueId);
  const number = 10 + Math.floor(Math.random() * 90);
  const address = `${name.toLowerCase()}${number}@company.example`;
  return { colleagueId, address };
}

/** Orders a laptop in the account's name. */
export async function orderLaptop(
  _ctx: unknown,
  { colleagueId }: Account,
): Promise<Order> {
  affect("laptop ordered", colleagueId);
  const number = `L-${1000 + Math.floor(Math.random() * 9000)}`;
  const delivery = new Date(Date.now() + 3 * 24 * 3_600_000).toISOString();
  return { number, delivery };
}

/** Sends one mail. */
export async function sendWelcome(
  _ctx: unknown,
  { colleagueId }: Welcome,
): Promise<void> {
  affect("welcome sent", colleagueId);
}
