import type { WorkflowContext } from "@dapr/dapr";
import { openAccount, sendWelcome } from "./activities.ts";
import type { Steps } from "./typed-steps.ts";
import type { Hire, Onboarded } from "./types.ts";

const DAY = 24 * 60 * 60 * 1000;
let desks = 0;

export async function* onboardingWorkflow(
  ctx: WorkflowContext,
  hire: Hire,
): Steps<Onboarded> {
  const { hireId, name } = hire;

  // TODO (Part A): take the time from the context.
  const activateBy = new Date(Date.now() + 14 * DAY).toISOString();

  // TODO (Part B): have readSettings say which office takes the new colleague.
  const office = process.env.OFFICE ?? "Porto";

  // TODO (Part C): have issueBadge give the badge its number.
  const badge = `B-${Math.floor(Math.random() * 1_000_000)}`;

  // TODO (Part D): have reserveDesk find a desk in that office.
  desks += 1;
  const desk = desks;

  // TODO (Part E): print this line once, whatever is replayed.
  console.log(`${name} starts in ${office}, at desk ${desk}`);

  yield ctx.callActivity(openAccount, { hireId, badge, activateBy });

  yield ctx.callActivity(sendWelcome, {
    hireId,
    message: `Welcome, ${name}! Desk ${desk} in ${office}, badge ${badge}, account until ${activateBy}.`,
  });

  return { hireId, office, badge, desk, activateBy };
}
