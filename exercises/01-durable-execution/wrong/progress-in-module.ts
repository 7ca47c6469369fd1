// expect: W19
// Remembers how far it came, and skips what is done.
import type { WorkflowContext } from "@dapr/dapr";
import { createAccount, orderLaptop, sendWelcome } from "../activities.ts";
import type { Account, Colleague, Onboarding, Order } from "../types.ts";

const accounts = new Map<string, Account>();

export async function* onboardingWorkflow(
  ctx: WorkflowContext,
  colleague: Colleague,
): AsyncGenerator<unknown, Onboarding, any> {
  const { colleagueId } = colleague;
  let account = accounts.get(colleagueId);
  if (!account) {
    account = (yield ctx.callActivity(createAccount, colleague)) as Account;
    accounts.set(colleagueId, account);
  }
  const order: Order = yield ctx.callActivity(orderLaptop, account);
  yield ctx.callActivity(sendWelcome, {
    colleagueId,
    recipient: account.address,
    message: `Welcome. Your laptop comes on ${order.delivery}.`,
  });
  return { colleagueId, address: account.address, order: order.number };
}
