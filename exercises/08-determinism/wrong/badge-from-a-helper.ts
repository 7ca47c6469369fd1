// expect: W12
// The random number is made in a function of its own, no longer in the workflow.
import type { WorkflowContext } from "@dapr/dapr";
import {
  openAccount,
  readSettings,
  reserveDesk,
  sendWelcome,
} from "../activities.ts";
import type { Steps } from "../typed-steps.ts";
import type { Desk, Hire, Onboarded, Settings } from "../types.ts";

const DAY = 24 * 60 * 60 * 1000;

export async function* onboardingWorkflow(
  ctx: WorkflowContext,
  hire: Hire,
): Steps<Onboarded> {
  const { hireId, name } = hire;

  const begun = ctx.getCurrentUtcDateTime().getTime();
  const activateBy = new Date(begun + 14 * DAY).toISOString();

  const { office }: Settings = yield ctx.callActivity(readSettings, hire);

  const badge = newBadge();

  const { desk }: Desk = yield ctx.callActivity(reserveDesk, { hireId, office });

  if (!ctx.isReplaying()) {
    console.log(`${name} starts in ${office}, at desk ${desk}`);
  }

  yield ctx.callActivity(openAccount, { hireId, badge, activateBy });

  yield ctx.callActivity(sendWelcome, {
    hireId,
    message: `Welcome, ${name}! Desk ${desk} in ${office}, badge ${badge}, account until ${activateBy}.`,
  });

  return { hireId, office, badge, desk, activateBy };
}

function newBadge(): string {
  return `B-${Math.floor(Math.random() * 1_000_000)}`;
}
