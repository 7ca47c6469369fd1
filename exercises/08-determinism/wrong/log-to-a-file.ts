// expect: W16
// The console prints again on a replay, so the line goes to a file.
import { appendFileSync } from "node:fs";
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

const DAY = 24 * 60 * 60 * 1000;

export async function* onboardingWorkflow(
  ctx: WorkflowContext,
  hire: Hire,
): Steps<Onboarded> {
  const { hireId, name } = hire;

  const begun = ctx.getCurrentUtcDateTime().getTime();
  const activateBy = new Date(begun + 14 * DAY).toISOString();

  const { office }: Settings = yield ctx.callActivity(readSettings, hire);

  const { badge }: Badge = yield ctx.callActivity(issueBadge, hire);

  const { desk }: Desk = yield ctx.callActivity(reserveDesk, { hireId, office });

  appendFileSync(
    "onboarding.log",
    `${name} starts in ${office}, at desk ${desk}\n`,
  );

  yield ctx.callActivity(openAccount, { hireId, badge, activateBy });

  yield ctx.callActivity(sendWelcome, {
    hireId,
    message: `Welcome, ${name}! Desk ${desk} in ${office}, badge ${badge}, account until ${activateBy}.`,
  });

  return { hireId, office, badge, desk, activateBy };
}
