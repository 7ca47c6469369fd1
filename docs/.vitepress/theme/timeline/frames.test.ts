import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { BodyLine, InstanceRun, Moment, RunFile } from "../../../../runs/format.ts";
import { litAt, timelineOf } from "./frames.ts";

const records = path.resolve(import.meta.dirname, "../../../records");

function recorded(folder: string, at = 0) {
  const text = readFileSync(path.join(records, folder, "run.json"), "utf8");
  const run = JSON.parse(text) as RunFile;
  return { run, instance: run.instances[at]! };
}

/** A timeline of a run with these lines and moments. */
function made(lines: BodyLine[], moments: Moment[], history: InstanceRun["history"] = []) {
  const instance = {
    ...{ instanceId: "i", name: "w", status: "RUNNING" as const },
    ...{ history, moments, lines },
  };
  const run = { files: [], programs: [], instances: [instance] };
  return timelineOf({ ...recorded("03-workflows").run, ...run }, instance);
}

test("the story of lesson 3's task, sentence by sentence", () => {
  const { run, instance } = recorded("03-workflows");
  const { frames } = timelineOf(run, instance);
  expect(frames.map(({ text }) => text).slice(0, 12)).toEqual([
    "main.ts starts.",
    "Turn 1 begins: taskWorkflow started. The body runs from its first line.",
    "Line 13, executed now: asks for validateTask and waits.",
    "Checkpoint of turn 1: history gains taskWorkflow started and validateTask scheduled.",
    "validateTask is handed to a worker.",
    "validateTask has completed.",
    "Turn 2 begins: validateTask completed. The body runs from its first line.",
    "Line 13, replayed: history answers validateTask.",
    "Line 19, executed now: asks for assignTask and waits.",
    "Checkpoint of turn 2: history gains validateTask completed and assignTask scheduled.",
    "assignTask is handed to a worker.",
    "assignTask has completed.",
  ]);
  expect(frames.slice(-2).map(({ text }) => text)).toEqual([
    "Line 27, executed now: the body returns.",
    "Checkpoint of turn 4: history gains sendNotification completed and workflow completed.",
  ]);
  expect(frames.at(-1)).toMatchObject({ turn: 4, events: instance.history.length });
});

test("a crash is told: the kill, the second start, and the work that is handed out again", () => {
  const { run, instance } = recorded("07-crash-and-resume");
  const texts = timelineOf(run, instance).frames.map(({ text }) => text);
  const kill = texts.indexOf("main.ts is killed. What it knew is gone; history is not.");
  expect(texts.slice(kill - 1, kill + 3)).toEqual([
    "chargeClient is handed to a worker.",
    "main.ts is killed. What it knew is gone; history is not.",
    "main.ts starts.",
    "chargeClient is handed to a worker again, because no result of it is on record.",
  ]);
});

test("each step says which lines its turn has replayed and executed, the current one last", () => {
  const { run, instance } = recorded("03-workflows");
  const timeline = timelineOf(run, instance);
  const litOn = (text: string) => {
    const frame = timeline.frames.find((each) => each.text.startsWith(text));
    return frame && litAt(timeline, frame).map(({ line, reached }) => `${line} ${reached}`);
  };
  expect(litOn("Turn 3 begins")).toEqual([]);
  expect(litOn("Line 19, replayed")).toEqual(["13 replayed", "19 replayed"]);
  expect(litOn("Line 21, executed")).toEqual(["13 replayed", "19 replayed", "21 executed"]);
  expect(litOn("Checkpoint of turn 3")).toEqual(["13 replayed", "19 replayed", "21 waits"]);
  expect(litOn("Checkpoint of turn 4")?.at(-1)).toBe("27 ends");
  expect(litOn("assignTask is handed")).toEqual([]);
});

const call = (turn: number, line: number, name: string, id: number): BodyLine => ({
  ...{ turn, kind: "call", method: "callActivity", name, id, file: 0, line },
});
const wait = (turn: number, line: number): BodyLine => ({ turn, kind: "yield", file: 0, line });
const turn: Moment = { type: "turn" };

test("a turn that comes no further waits where the last one waited", () => {
  const lines = [
    call(1, 2, "a", 1),
    call(1, 3, "b", 2),
    { ...wait(1, 4), kind: "call" as const, method: "whenAll" },
    wait(1, 4),
  ];
  const { frames } = made(lines, [turn, turn]);
  expect(frames.map(({ text }) => text)).toEqual([
    "Turn 1 begins. The body runs from its first line.",
    "Line 2, executed now: asks for a.",
    "Line 3, executed now: asks for b.",
    "Line 4, executed now: asks for all of them and waits.",
    "Checkpoint of turn 1: history gains nothing new.",
    "Turn 2 begins. The body runs from its first line.",
    "Line 2, replayed: a was asked for before.",
    "Line 3, replayed: b was asked for before.",
    "Line 4, replayed: the body still waits here.",
    "Checkpoint of turn 2: history gains nothing new.",
  ]);
});

test("what is there already is had at once, and an error that nobody catches ends the body", () => {
  const lines = [
    { ...wait(1, 2), kind: "call" as const, method: "waitForExternalEvent", name: "go" },
    wait(1, 2),
    { ...wait(1, 3), kind: "throw" as const },
  ];
  expect(made(lines, [turn]).frames.map(({ text }) => text)).toContain(
    "Line 2, executed now: asks for event go and has it at once.",
  );
  expect(made(lines, [turn]).frames.map(({ text }) => text)).toContain(
    "Line 3, executed now: an error ends the body.",
  );
});

test("the same line ten times is replayed in one go", () => {
  const turns = Array.from({ length: 10 }, (_, at) => at + 1);
  const lines = turns.flatMap((at) => [call(at, 5, "next", at), wait(at, 5)]);
  const timeline = made(
    lines,
    turns.map(() => turn),
  );
  const last = timeline.frames.slice(-4);
  expect(last.map(({ text }) => text)).toEqual([
    "Turn 10 begins. The body runs from its first line.",
    "Replayed: history answers the 9 steps that the body has made before.",
    "Line 5, executed now: asks for next and waits.",
    "Checkpoint of turn 10: history gains nothing new.",
  ]);
  expect(litAt(timeline, last[3]!)).toEqual([{ file: 0, line: 5, reached: "waits" }]);
});

test("a run without moments has one step, and one without lines goes from turn to turn", () => {
  expect(made([], []).frames.map(({ text }) => text)).toEqual(["Nothing happened in this run."]);
  expect(made([], [turn, { type: "turnLost" }]).frames).toHaveLength(3);
});

test("50,000 events make steps in no more than a linear number", () => {
  const { instance } = recorded("03-workflows");
  const turns = 10_000;
  const history = Array.from({ length: turns }, () => instance.history.slice(3, 6)).flat();
  const lines = Array.from({ length: turns }, (_, at) => call(at + 1, 5, "next", at + 1));
  const { frames } = made(lines, new Array<Moment>(turns).fill(turn), history);
  expect(frames.length).toBeLessThan(5 * turns);
  expect(frames.at(-1)?.events).toBe(3 * turns);
});
