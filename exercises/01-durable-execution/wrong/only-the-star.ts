// expect: W16
// With the star it is a workflow, and every `await` in it is safe.
import type { WorkflowContext } from "@dapr/dapr";
import { createAccount, orderLaptop, sendWelcome } from "../activities.ts";
import type { Account, Colleague, Onboarding, Order } from "../types.ts";

export async function* onboardingWorkflow(
  ctx: WorkflowContext,
  colleague: Colleague,
): AsyncGenerator<unknown, Onboarding, any> {
  const { colleagueId } = colleague;
  const account: Account = await createAccount(ctx, colleague);
  const order: Order = await orderLaptop(ctx, account);
  await sendWelcome(ctx, {
    colleagueId,
    recipient: account.address,
    message: `Welcome. Your laptop comes on ${order.delivery}.`,
  });
  return { colleagueId, address: account.address, order: order.number };
}
