import type { WorkflowContext } from "@dapr/dapr";
import {
  issueBadge,
  openAccount,
  readSettings,
  reserveDesk,
  sendWelcome,
} from "./activities.ts";
import type { Steps } from "./typed-steps.ts";
import type { Badge, Desk, Hire, Onboarded, Settings } from "./types.ts";

const DAY = 24 * 60 * 60 * 1000;
// ^^^^^ A constant outside is fine: no run can change it.

export async function* onboardingWorkflow(
  ctx: WorkflowContext,
  hire: Hire,
): Steps<Onboarded> {
  const { hireId, name } = hire;

  const begun = ctx.getCurrentUtcDateTime().getTime();
  const activateBy = new Date(begun + 14 * DAY).toISOString();
  //                 ^^^^^^^^ `new Date(value)` only calculates. The first turn's time is
  // in the history, so every replay calculates with the same one.

  const { office }: Settings = yield ctx.callActivity(readSettings, hire);

  const { badge }: Badge = yield ctx.callActivity(issueBadge, hire);
  //      ^^^^^ chance, but only once: from now on it is read from history.

  const { desk }: Desk = yield ctx.callActivity(reserveDesk, { hireId, office });

  if (!ctx.isReplaying()) {
    console.log(`${name} starts in ${office}, at desk ${desk}`);
    // ^^^ The turn that gets here first prints it. Nothing else depends on the guard.
  }

  yield ctx.callActivity(openAccount, { hireId, badge, activateBy });

  yield ctx.callActivity(sendWelcome, {
    hireId,
    message: `Welcome, ${name}! Desk ${desk} in ${office}, badge ${badge}, account until ${activateBy}.`,
  });

  return { hireId, office, badge, desk, activateBy };
}
