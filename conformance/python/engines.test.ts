import { beforeAll, describe, expect, test } from "vitest";
import { startBackend, type Backend } from "../engines.ts";
import { readHistory, type RecordedEvent } from "../history.ts";
import { normalise } from "../normalise.ts";
import { findPython, runProgram } from "./python.ts";
import { right } from "./right.ts";

interface Seen {
  answers: Record<string, unknown>;
  /** The history of a scenario's own instance, where it left one. */
  histories: Record<string, RecordedEvent[] | undefined>;
  /** How the workflow of the other library ended. */
  taskHub: unknown;
}

const python = await findPython();

/** Runs all of Python's scenarios on an engine, and stops it. */
async function observe(name: "embedded" | "dapr"): Promise<Seen> {
  const backend = await startBackend(name);
  try {
    const port = String(backend.grpcPort);
    const answers = Object.fromEntries(
      (await runProgram(python, "main.py", "scenarios", port)) as [string, unknown][],
    );
    const [taskHub] = await runProgram(python, "task_hub.py", port);
    const ids = Object.keys(answers).map((title) => [title, idOf(title)] as const);
    const histories = await Promise.all(
      ids.map(async ([title, id]) => [title, await historyOf(backend, id)] as const),
    );
    return { answers, histories: Object.fromEntries(histories), taskHub };
  } finally {
    await backend.stop();
  }
}

const idOf = (title: string) => `python-${title.replaceAll(" ", "-")}`;

const historyOf = (backend: Backend, id: string) =>
  readHistory(backend.grpcPort, id).catch(() => undefined);

let embedded: Seen;
let dapr: Seen;

beforeAll(async () => {
  embedded = await observe("embedded");
  dapr = await observe("dapr");
}, 240_000);

describe.each([
  ["the embedded sidecar", () => embedded],
  ["real Dapr", () => dapr],
])("the Python SDK on %s", (_name, seen) => {
  test("runs every scenario there is an answer for", () => {
    expect(Object.keys(seen().answers).toSorted()).toEqual(Object.keys(right).toSorted());
  });

  test.each(Object.entries(right))("%s", (title, answer) => {
    expect(seen().answers[title]).toEqual(answer);
  });

  test("durabletask-dapr runs activity, child, timer, retry, event and continue-as-new", () => {
    expect(seen().taskHub).toEqual({ status: "COMPLETED", output: '"HELLO 2 AND MORE"' });
  });
});

// Where no event from outside meets a turn of its own: whether Python then sets a timer beside
// the event is chance on both engines.
const alone = [
  "a chain of three",
  "an async activity",
  "a fan out of forty",
  "payloads as they are",
  "a timer",
  "a timer in the past",
  "a timeout before its event",
  "two children",
  "a child that fails",
  "an activity that is retried",
  "an activity that is given up",
  "a child that is retried",
  "continue as new",
  "a workflow that fails",
  "a failure that is caught",
  "an activity that nobody registered",
  "a workflow that nobody registered",
  "a patched workflow",
  "the latest version of a workflow",
  "a scheduled start",
];

describe("the history that the Python SDK leaves is the same on both", () => {
  test.each(alone)("%s", (title) => {
    // Results of a fan-out race, so the order of events is left out.
    const [ours, truth] = [embedded, dapr].map(({ histories }) =>
      normalise({ history: histories[title] }, true),
    );
    expect(ours).toEqual(truth);
    expect(ours).toHaveProperty("history");
  });
});
