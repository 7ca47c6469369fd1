// expect: B01
// The setting is read outside the workflow, where reading is allowed.
import type { WorkflowContext } from "@dapr/dapr";
import {
  issueBadge,
  openAccount,
  reserveDesk,
  sendWelcome,
} from "../activities.ts";
import type { Steps } from "../typed-steps.ts";
import type { Badge, Desk, Hire, Onboarded } from "../types.ts";

const DAY = 24 * 60 * 60 * 1000;
const OFFICE = process.env.OFFICE ?? "Porto";

export async function* onboardingWorkflow(
  ctx: WorkflowContext,
  hire: Hire,
): Steps<Onboarded> {
  const { hireId, name } = hire;

  const begun = ctx.getCurrentUtcDateTime().getTime();
  const activateBy = new Date(begun + 14 * DAY).toISOString();

  const office = OFFICE;

  const { badge }: Badge = yield ctx.callActivity(issueBadge, hire);

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
