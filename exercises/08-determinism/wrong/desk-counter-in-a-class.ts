// expect: W19
// A static field is no global variable.
import type { WorkflowContext } from "@dapr/dapr";
import {
  issueBadge,
  openAccount,
  readSettings,
  sendWelcome,
} from "../activities.ts";
import type { Steps } from "../typed-steps.ts";
import type { Badge, Hire, Onboarded, Settings } from "../types.ts";

const DAY = 24 * 60 * 60 * 1000;

class Desks {
  static taken = 0;
}

export async function* onboardingWorkflow(
  ctx: WorkflowContext,
  hire: Hire,
): Steps<Onboarded> {
  const { hireId, name } = hire;

  const begun = ctx.getCurrentUtcDateTime().getTime();
  const activateBy = new Date(begun + 14 * DAY).toISOString();

  const { office }: Settings = yield ctx.callActivity(readSettings, hire);

  const { badge }: Badge = yield ctx.callActivity(issueBadge, hire);

  Desks.taken += 1;
  const desk = Desks.taken;

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
