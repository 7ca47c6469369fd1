import { events } from "../catalogue/events.ts";
import { writesActivities } from "../exercise.ts";
import { answers, type TaskScheduled } from "../../sidecar/engine/history.ts";
import { failureOf } from "./failure.ts";
import type { Outcome } from "./outcome.ts";
import { answerPlace, ownPlaceIn } from "./places.ts";
import { Problem } from "./problem.ts";
import type { Place } from "../verdict.ts";
import type { Watched } from "./run.ts";
import type { Session } from "./session.ts";

/**
 * Says what is wrong with the activity that kept a run from completing, where the learner
 * writes the activities; undefined when it was no activity.
 */
export function activityProblem(
  session: Session,
  watched: Watched,
  outcome: Outcome,
): Problem | undefined {
  const { submission } = session;
  if (!writesActivities(submission.exercise)) return undefined;
  const open = openActivity(session, watched);
  const [activity = "", where] = [open, answerPlace(submission, open)];
  switch (outcome.kind) {
    case "ended":
      if (outcome.status === "COMPLETED") return undefined;
      return thrownProblem(session, watched) ?? unusableProblem(session, watched);
    case "late":
      if (!open) return undefined;
      // What is thrown without a value has no answer.
      if (watched.activityThrew?.name === open) return thrownProblem(session, watched, true);
      return new Problem("B07", { variant: "activity", values: { activity }, where }, true);
    case "silent":
      if (!open) return undefined;
      return new Problem("B07", { variant: "activity", values: { activity }, where }, true);
    case "gone":
      if (outcome.thrown || !open) return undefined;
      return new Problem(
        "B05",
        { variant: "activity", got: events.ended(outcome.reason), where },
        true,
      );
    default:
      return undefined;
  }
}

function thrownProblem(session: Session, watched: Watched, fatal = false): Problem | undefined {
  const failed = activityThrown(session, watched);
  if (!failed) return undefined;
  const { name: activity, ...details } = failed;
  return new Problem("B04", { variant: "activity", values: { activity }, ...details }, fatal);
}

/**
 * The learner's activity whose error ended the workflow: its name, what it threw, and where;
 * undefined when it was something else that ended it.
 */
export function activityThrown(
  { submission }: Session,
  { threw, activityThrew }: Watched,
): { name: string; got: string; where: Place } | undefined {
  if (!activityThrew || !writesActivities(submission.exercise)) return undefined;
  if (threw && !/^TaskFailedError\b/.test(threw.text)) return undefined;
  const { name, thrown } = activityThrew;
  const where = ownPlaceIn(submission, thrown.stack) ?? answerPlace(submission, name);
  return { name, got: thrown.text, where };
}

/** A workflow that is given fails by itself only on what an activity returned. */
function unusableProblem(session: Session, { instanceId, threw }: Watched): Problem | undefined {
  const history = session.sidecar.history(instanceId) ?? [];
  const last = history.findLast((event) => event.type === "TaskCompleted");
  const asked = history.find(
    (event) => event.type === "TaskScheduled" && event.id === last?.taskId,
  );
  if (!last || asked?.type !== "TaskScheduled") return undefined;
  return new Problem("B11", {
    variant: "unusable",
    values: { activity: asked.name, reason: threw?.text ?? failureOf(session, instanceId) },
    got: last.result ?? events.nothing,
    where: answerPlace(session.submission, asked.name),
  });
}

/** Says which part of an activity's result the workflow does not get as the learner meant it. */
export function lostProblem(session: Session, { activityLost }: Watched): Problem | undefined {
  const { submission } = session;
  if (!activityLost || !writesActivities(submission.exercise)) return undefined;
  const { name, field, what, arrives } = activityLost;
  return new Problem("W34", {
    variant: "returned",
    values: { call: field ? `${field}: ${what}` : what },
    expected: events.returned(field, what),
    got: events.arrived(field, arrives),
    where: answerPlace(submission, name),
  });
}

/** The name of an activity that was asked for and has not been answered. */
function openActivity(session: Session, { instanceId }: Watched): string | undefined {
  const history = session.sidecar.history(instanceId) ?? [];
  const answered = new Set(history.map(answers));
  const isOpen = (event: (typeof history)[number]): event is TaskScheduled =>
    event.type === "TaskScheduled" && !answered.has(event.id);
  return history.find(isOpen)?.name;
}
