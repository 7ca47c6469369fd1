import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { InstanceRun, Moment, RunFile } from "../../../../runs/format.ts";
import { lanesOf } from "./lanes.ts";

const file = path.resolve(import.meta.dirname, "../../../records/07-crash-and-resume/run.json");
const run = JSON.parse(readFileSync(file, "utf8")) as RunFile;
const charged = run.instances[0]!;
const at = "2026-01-01T09:00:00.000Z";

function lanes(change: Partial<InstanceRun>) {
  return lanesOf(run, { ...charged, history: [], moments: [], ...change });
}

test("a kill ends a program and the work it had in hand; the next one takes over", () => {
  expect(lanesOf(run, charged)).toEqual([
    { name: "main.ts", kind: "program", bars: [{ from: 0, to: 6, end: "killed" }] },
    { name: "main.ts", kind: "program", bars: [{ from: 7 }] },
    {
      name: "taskWorkflow",
      kind: "body",
      bars: [1, 4, 10, 13].map((turn) => ({ from: turn, to: turn, end: "completed" })),
    },
    { name: "assignTask", kind: "work", bars: [{ from: 2, to: 3, end: "completed" }] },
    {
      name: "chargeClient",
      kind: "work",
      bars: [
        { from: 5, to: 6, end: "lost" },
        { from: 8, to: 9, end: "completed" },
      ],
    },
    { name: "sendNotification", kind: "work", bars: [{ from: 11, to: 12, end: "completed" }] },
  ]);
});

const handed = (taskId: number): Moment => ({ type: "handed", taskId });
const scheduled = (id: number) => ({ type: "TaskScheduled" as const, id, at, name: "pay" });

test("work of one name shares a lane, unless it goes on at the same time", () => {
  const history = [1, 2, 3].map(scheduled);
  const moments: Moment[] = [
    handed(1),
    handed(2),
    { type: "completed", taskId: 1 },
    handed(3),
    { type: "failed", taskId: 2 },
  ];
  const work = lanes({ history, moments }).filter(({ kind }) => kind === "work");
  expect(work.map(({ bars }) => bars)).toEqual([
    [{ from: 0, to: 2, end: "completed" }, { from: 3 }],
    [{ from: 1, to: 4, end: "failed" }],
  ]);
});

test("timers, children and events begin and end with turns", () => {
  const started = { type: "WorkflowStarted" as const, id: -1, at };
  const work = lanes({
    history: [
      started,
      { type: "TimerCreated", id: 1, at, fireAt: at },
      { type: "ChildCreated", id: 2, at, instanceId: "c", name: "packing" },
      started,
      { type: "EventRaised", id: -1, at, name: "approve" },
      { type: "TimerFired", id: -1, at, taskId: 1, fireAt: at },
    ],
    moments: [{ type: "turn" }, { type: "turn" }],
  }).filter(({ kind }) => kind === "work");
  expect(work).toEqual([
    { name: "timer 1", kind: "work", bars: [{ from: 0, to: 1, end: "completed" }] },
    { name: "child c", kind: "work", bars: [{ from: 0 }] },
    { name: "event approve", kind: "work", bars: [{ from: 1, to: 1 }] },
  ]);
});

test("thousands of activities at the same time have a bounded number of lanes", () => {
  const tasks = Array.from({ length: 5000 }, (_, index) => index + 1);
  const all = lanes({ history: tasks.map(scheduled), moments: tasks.map(handed) });
  expect(all.length).toBeLessThan(30);
  expect(all.flatMap(({ bars }) => bars)).toHaveLength(tasks.length);
});
