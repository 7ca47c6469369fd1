import type { WorkflowActivityContext } from "@dapr/dapr";
import type { Account, Badge, Desk, Hire, Settings, Welcome } from "./types.ts";
import { affect } from "./world.ts";

/** Says which office takes new colleagues today. */
export function readSettings(_ctx: WorkflowActivityContext, _hire: Hire): Settings {
  // An activity may read its surroundings: its result is stored, not read again.
  const office = process.env.OFFICE ?? "Porto";
  return { office: `${office}, floor ${1 + Math.floor(Math.random() * 40)}` };
}

/** Prints a badge with a number that nobody can guess. */
export function issueBadge(_ctx: WorkflowActivityContext, hire: Hire): Badge {
  affect("badge", hire.hireId);
  return { badge: `B-${100_000 + Math.floor(Math.random() * 900_000)}` };
}

/** Finds a desk in that office, and keeps it for the new colleague. */
export function reserveDesk(
  _ctx: WorkflowActivityContext,
  wish: { hireId: string; office: string },
): Desk {
  affect("desk", wish.hireId);
  return { desk: 1 + Math.floor(Math.random() * 9000) };
}

/** Opens an account that its owner has to activate. */
export function openAccount(_ctx: WorkflowActivityContext, account: Account) {
  affect("account", account.hireId);
  return { opened: true };
}

/** Sends one mail. */
export function sendWelcome(_ctx: WorkflowActivityContext, welcome: Welcome) {
  affect("mail", welcome.hireId);
  return { sent: true };
}
