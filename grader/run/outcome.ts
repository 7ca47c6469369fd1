import { answers, type HistoryEvent, type Status } from "../../sidecar/engine/history.ts";
import type { Thrown } from "../worker/messages.ts";
import { deadlines, TOO_MANY_ACTIVITIES } from "./deadlines.ts";
import { patience } from "./patience.ts";
import type { Session } from "./session.ts";

/** How the run of one instance came to its end, or why it never will. */
export type Outcome =
  | { kind: "ended"; status: Status }
  /** Nothing it waits for is open, so nothing will ever wake it. */
  | { kind: "stuck" }
  | { kind: "yieldedOther"; text: string }
  /** A step of the body waits for a promise. */
  | { kind: "waiting" }
  /** It keeps asking for activities. */
  | { kind: "looping" }
  /** The process no longer turns its event loop. */
  | { kind: "silent" }
  | { kind: "gone"; reason: string; thrown?: Thrown }
  | { kind: "late" };

/** How often to look whether the worker process still says something, in ms. */
const LOOK = 300;

/** What the processes may still say after the sidecar has the result comes within this many ms. */
const AFTERWORD = 300;

/** Waits for the outcome of an instance that is about to be scheduled, for at most `deadline` ms. */
export function outcomeOf(
  session: Session,
  instanceId: string,
  deadline: number,
): Promise<Outcome> {
  return new Promise((resolve) => {
    let uncaught: Thrown | undefined;
    let status: Status | undefined;
    let isBodyDone = false;
    const timers: NodeJS.Timeout[] = [];
    const settle = (outcome: Outcome) => {
      timers.forEach(clearTimeout);
      cancel();
      stop();
      resolve(outcome);
    };
    // `setImmediate`: after a stall, what has arrived meanwhile is read before the time is up.
    const soon = (outcome: Outcome) =>
      timers.push(setTimeout(() => setImmediate(settle, outcome), AFTERWORD));

    const stop = session.listen((event) => {
      if (event.type === "uncaught") uncaught = event.thrown;
      if (event.type === "ended") {
        settle({ kind: "gone", reason: event.reason, thrown: uncaught });
      }
      if (!("instanceId" in event) || event.instanceId !== instanceId) return;
      switch (event.type) {
        case "yieldedOther":
          return settle({ kind: "yieldedOther", text: event.text });
        case "waiting":
          return settle({ kind: "waiting" });
        case "returned":
        case "threw":
          isBodyDone = true;
          if (status) settle({ kind: "ended", status });
          return;
        case "turnCommitted": {
          const history = session.sidecar.history(instanceId) ?? [];
          if (isOver(event.status)) {
            status = event.status;
            if (isBodyDone) settle({ kind: "ended", status });
            else soon({ kind: "ended", status });
          } else if (countOpen(history) === 0) soon({ kind: "stuck" });
          else if (countActivities(history) > TOO_MANY_ACTIVITIES) settle({ kind: "looping" });
          return;
        }
        default:
          return;
      }
    });

    const cancel = patience(deadline, () => settle({ kind: "late" }));
    // Counted in looks, not in time: a computer that slept must not find its workers dead.
    let silentLooks = 0;
    let heard = 0;
    timers.push(
      setInterval(() => {
        const hears = session.worker().heard();
        silentLooks = hears === heard ? silentLooks + 1 : 0;
        heard = hears;
        if (silentLooks * LOOK > deadlines.alive) settle({ kind: "silent" });
      }, LOOK),
    );
  });
}

const isOver = (status: Status) => !["PENDING", "RUNNING", "SUSPENDED"].includes(status);

function countActivities(history: readonly HistoryEvent[]): number {
  return history.filter(({ type }) => type === "TaskScheduled").length;
}

function countOpen(history: readonly HistoryEvent[]): number {
  const answered = new Set(history.map(answers));
  return history.filter(
    ({ type, id }) =>
      (type === "TaskScheduled" || type === "TimerCreated" || type === "ChildCreated") &&
      !answered.has(id),
  ).length;
}
