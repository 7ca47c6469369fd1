import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import { events } from "../catalogue/events.ts";
import type { Submission } from "../exercise.ts";
import { deadlines } from "./deadlines.ts";
import { difference, show } from "./difference.ts";
import { eventually } from "./eventually.ts";
import { within } from "./patience.ts";
import { answerPlace, ownPlaceIn } from "./places.ts";
import { Problem } from "./problem.ts";
import type { Session } from "./session.ts";

/** A function of the answer that was called and has returned, or a request and its response. */
export interface Call {
  submission: Submission;
  /** The function's name, or the request: "GET /health". */
  name: string;
  /** What it returned, after its way through JSON. */
  value: unknown;
}

/**
 * Calls a function that the learner wrote, with a workflow client as its first argument.
 * @throws `Problem` when it throws, or does not come back
 */
export async function call(session: Session, name: string, args: unknown[]): Promise<Call> {
  const where = answerPlace(session.submission, name);
  const values = { call: name };
  const answer = session.worker().call(name, args);
  const answered = await within(
    deadlines.run,
    answer.then((value) => value ?? "ended"),
  );
  if (!answered) throw new Problem("B14", { variant: "late", values, where }, true);
  if (answered === "ended") {
    const got = events.ended("while it ran");
    throw new Problem("B14", { variant: "uncaught", values, got, where }, true);
  }
  const { value, thrown } = answered;
  if (!thrown) return { submission: session.submission, name, value };
  throw new Problem("B14", {
    variant: "thrown",
    values,
    got: thrown.text,
    where: ownPlaceIn(session.submission, thrown.stack) ?? where,
  });
}

/**
 * Expects what a call returned to match; `wanted` may hold Vitest's asymmetric matchers, and
 * is `undefined` for a call that is to return nothing.
 */
export function expectAnswer({ submission, name, value }: Call, wanted: object | undefined): void {
  const differs = wanted ? difference(value, wanted) : noValue(value);
  if (!differs) return;
  const where = answerPlace(submission, name);
  throw new Problem("B14", { values: { call: name }, ...differs, where });
}

function noValue(value: unknown): { expected: string; got: string } | undefined {
  if (value === undefined) return undefined;
  return { expected: events.nothing, got: show(value) };
}

/**
 * Waits until an instance's history has an event.
 * @throws `Problem` when it has none in time
 */
export async function until(
  session: Session,
  id: string,
  isWanted: (event: HistoryEvent) => boolean,
): Promise<void> {
  // What was called has come back, so what it started is there.
  const isThere = session.sidecar.history(id) !== undefined;
  const wanted = () => session.sidecar.history(id)?.find(isWanted);
  if (isThere && (await eventually(wanted))) return;
  const ids = session.sidecar.instances().map(({ instanceId }) => instanceId);
  const [expected, got] = [events.instances([id]), events.instances(ids)];
  const where = answerPlace(session.submission);
  throw new Problem("B15", { variant: "missing", values: { id }, expected, got, where });
}

/** An instance as the sidecar has it. */
export interface Instance {
  input?: unknown;
  status: string;
  /** The activities that were handed out since the sidecar started, in their order. */
  executions: string[];
}

/**
 * Expects the sidecar to have an instance under this id that matches.
 * @param by the function of the answer that is answerable for it
 */
export function expectInstance(
  session: Pick<Session, "submission" | "sidecar">,
  id: string,
  by: string | undefined,
  wanted: Partial<Instance>,
): void {
  const where = answerPlace(session.submission, by);
  const all = session.sidecar.instances();
  const found = all.find(({ instanceId }) => instanceId === id);
  if (!found) {
    const others = all.map(({ instanceId }) => instanceId);
    const got = events.instances(others);
    const expected = events.instances([id]);
    throw new Problem("B15", { variant: "missing", values: { id }, expected, got, where });
  }
  const history = session.sidecar.history(id) ?? [];
  const start = history.find((event) => event.type === "ExecutionStarted");
  const instance: Instance = {
    input: start?.input ? JSON.parse(start.input) : undefined,
    status: found.status,
    executions: session.sidecar.executions(id).map(({ name }) => name),
  };
  const differs = difference(instance, wanted);
  if (differs) throw new Problem("B15", { values: { id }, ...differs, where });
}

/** Expects that nothing was started. */
export function expectNothing({ submission, sidecar }: Pick<Session, "submission" | "sidecar">) {
  const [first, ...more] = sidecar.instances().map(({ instanceId }) => instanceId);
  if (first === undefined) return;
  throw new Problem("B15", {
    variant: "more",
    values: { id: first },
    expected: events.instances([]),
    got: events.instances([first, ...more]),
    where: answerPlace(submission),
  });
}
