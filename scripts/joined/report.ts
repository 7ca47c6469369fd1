import type { Verdict } from "../../grader/verdict.ts";
import { deliver, type Delivery } from "./deliver.ts";
import { isOver, withResult } from "./membership.ts";
import { changeMembership, readMembership } from "./store.ts";

/** Milliseconds that a workshop that does not answer may hold up the end of a command. */
const PATIENCE = 800;

/**
 * Keeps a verdict for the workshop that this checkout joined, if any, until it is sent.
 * Never throws: the verdict is what counts.
 * @param attempts how many verdicts the exercise had, with this one
 */
export async function keepForWorkshop(
  exercise: string,
  { passed, findings }: Verdict,
  attempts: number,
): Promise<void> {
  try {
    const membership = await readMembership();
    if (!membership || isOver(membership, Date.now())) return;
    const finding = findings[0] && { finding: findings[0].code };
    const result = { exercise, passed, attempts, ...finding, time: Date.now() };
    await changeMembership(membership.token, (before) => withResult(before, result));
  } catch (error) {
    say(`This result will not be on the workshop's board: ${(error as Error).message}`);
  }
}

/** Sends what was kept for the workshop. Never throws, and says in one line what did not arrive. */
export async function sendToWorkshop(patience = PATIENCE): Promise<Delivery> {
  try {
    const membership = await readMembership();
    if (!membership || isOver(membership, Date.now())) return "delivered";
    if (membership.waiting.length === 0) return "delivered";
    return await deliver(membership, patience);
  } catch {
    return "away";
  }
}

/** What a learner should know of a delivery, on stderr. */
export function tell(delivery: Delivery): void {
  if (delivery === "away") say("The workshop is away; your result is kept and sent later.");
  if (delivery === "elsewhere") {
    say(
      "Another workshop is at that address; your result is kept. `npm run leave -- --here` ends it.",
    );
  }
  if (delivery === "removed") say("Your row is no longer on the workshop's board.");
}

function say(line: string): void {
  process.stderr.write(`note   ${line}\n`);
}
