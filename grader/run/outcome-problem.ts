import { events } from "../catalogue/events.ts";
import { activityProblem } from "./activity-problem.ts";
import type { Outcome } from "./outcome.ts";
import { failureOf } from "./failure.ts";
import { lastPlace, ownPlaceIn, answerPlace } from "./places.ts";
import { Problem } from "./problem.ts";
import type { Watched } from "./run.ts";
import type { Session } from "./session.ts";

/** Says what is wrong with a run that did not complete; undefined when it did. */
export function outcomeProblem(
  session: Session,
  watched: Watched,
  outcome: Outcome,
): Problem | undefined {
  const { submission } = session;
  const ofActivity = activityProblem(session, watched, outcome);
  if (ofActivity) return ofActivity;
  const where = lastPlace(watched) ?? answerPlace(submission);
  switch (outcome.kind) {
    case "ended": {
      if (outcome.status === "COMPLETED") return undefined;
      const { threw } = watched;
      // The SDK puts the instance's id in front of an activity's message.
      const thrown = threw?.text.replace(`${watched.instanceId}: `, "");
      const got = thrown ?? failureOf(session, watched.instanceId);
      const change = courseChange(session, watched, got);
      if (change) return new Problem("B08", { ...change, where });
      return new Problem("B04", { got, where: ownPlaceIn(submission, threw?.stack) ?? where });
    }
    case "yieldedOther":
      return new Problem("W06", { got: outcome.text, where }, true);
    case "waiting":
      return new Problem("W09", { where }, true);
    case "looping":
      return new Problem("W27", { where }, true);
    case "silent":
      return new Problem("W27", { variant: "silent", where }, true);
    case "gone": {
      const { thrown, reason } = outcome;
      const from = ownPlaceIn(submission, thrown?.stack) ?? where;
      return thrown
        ? new Problem("B05", { variant: "uncaught", got: thrown.text, where: from }, true)
        : new Problem("B05", { got: events.ended(reason), where: from }, true);
    }
    case "stuck":
    case "late":
      return new Problem("B07", { variant: outcome.kind, where }, true);
  }
}

/** Where the SDK's message says that a replay differs: the call number, and what was asked for now. */
const DIFFERS =
  /previous execution called .*?(?:with ID=|sequence number )(\d+)(?:.*trying to call (\w+))?/;

/** What history holds and what the body asked for in its place; undefined for another error. */
export function courseChange(
  session: Session,
  { instanceId }: Watched,
  error: string,
): { expected: string; got: string } | undefined {
  const [, call, now] = DIFFERS.exec(error) ?? [];
  if (!error.startsWith("NonDeterminismError") || !call) return undefined;
  const history = session.sidecar.history(instanceId) ?? [];
  const recorded = history.find(({ id }) => id === Number(call));
  const name = recorded && "name" in recorded ? recorded.name : undefined;
  return { expected: events.recorded(name ?? "a timer", call), got: events.now(now) };
}
