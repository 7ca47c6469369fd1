import { openLedger } from "../run/ledger.ts";
import { Problem } from "../run/problem.ts";
import { openSession, type Session } from "../run/session.ts";
import { answerWith } from "./answers.ts";

/**
 * What `examine` finds in the answer `text`, which no rule has looked at before.
 * @param cleanup takes a function that removes the answer's folder
 */
export async function problemIn(
  text: string,
  cleanup: (remove: () => void) => void,
  examine: (session: Session) => Promise<void>,
): Promise<Problem | undefined> {
  const submission = answerWith({ "workflow.ts": text }, cleanup);
  const ledger = openLedger();
  const session = await openSession({ submission, ledger, verbose: false });
  try {
    await examine(session);
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  } finally {
    await session.close();
    ledger.remove();
  }
}
