// Days of the calendar, counted from the time of the context.
import type { WorkflowContext } from "@dapr/dapr";
import {
  issueBadge,
  openAccount,
  readSettings,
  reserveDesk,
  sendWelcome,
} from "../activities.ts";
import type { Steps } from "../typed-steps.ts";
import type { Badge, Desk, Hire, Onboarded, Settings } from "../types.ts";

export async function* onboardingWorkflow(
  ctx: WorkflowContext,
  hire: Hire,
): Steps<Onboarded> {
  const { hireId, name } = hire;

  const due = new Date(ctx.getCurrentUtcDateTime());
  due.setUTCDate(due.getUTCDate() + 14);
  const activateBy = due.toISOString();

  const { office }: Settings = yield ctx.callActivity(readSettings, hire);

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
