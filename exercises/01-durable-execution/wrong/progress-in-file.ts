// expect: W16
// What is in a file survives the process.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { WorkflowContext } from "@dapr/dapr";
import { createAccount, orderLaptop, sendWelcome } from "../activities.ts";
import type { Account, Colleague, Onboarding, Order } from "../types.ts";

export async function* onboardingWorkflow(
  ctx: WorkflowContext,
  colleague: Colleague,
): AsyncGenerator<unknown, Onboarding, any> {
  const { colleagueId } = colleague;
  const file = `${colleagueId}.json`;
  const account: Account = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))
    : yield ctx.callActivity(createAccount, colleague);
  writeFileSync(file, JSON.stringify(account));
  const order: Order = yield ctx.callActivity(orderLaptop, account);
  yield ctx.callActivity(sendWelcome, {
    colleagueId,
    recipient: account.address,
    message: `Welcome. Your laptop comes on ${order.delivery}.`,
  });
  return { colleagueId, address: account.address, order: order.number };
}
