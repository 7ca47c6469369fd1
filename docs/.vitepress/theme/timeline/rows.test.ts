import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { RunFile } from "../../../../runs/format.ts";
import { timelineOf } from "./frames.ts";
import { entriesOf, rowsOf, secondsAfter } from "./rows.ts";

const file = path.resolve(import.meta.dirname, "../../../records/07-crash-and-resume/run.json");
const run = JSON.parse(readFileSync(file, "utf8")) as RunFile;
const [instance] = run.instances as [RunFile["instances"][number]];

test("the table has every event, and between turns what happened to programs and activities", () => {
  const rows = rowsOf(run, instance, timelineOf(run, instance), entriesOf(instance));
  const events = rows.filter(({ type }) => type);
  expect(events.map(({ type }) => type)).toEqual(instance.history.map(({ type }) => type));
  expect(rows.filter(({ type }) => !type).map(({ details }) => details)).toEqual([
    "main.ts starts.",
    "assignTask is handed to a worker.",
    "assignTask has completed.",
    "chargeClient is handed to a worker.",
    "main.ts is killed. What it knew is gone; history is not.",
    "main.ts starts.",
    "chargeClient is handed to a worker again, because no result of it is on record.",
    "chargeClient has completed.",
    "sendNotification is handed to a worker.",
    "sendNotification has completed.",
  ]);
  expect(events.flatMap(({ turn, body }) => (turn ? `${turn}: ${body}` : []))).toEqual([
    "1: line 10 executed",
    "2: line 10 replayed; line 12 executed",
    "3: lines 10 and 12 replayed; line 14 executed",
    "4: lines 10, 12 and 14 replayed; line 19 executed",
  ]);
});

test("a file without moments still has its history in the table", () => {
  const entries = entriesOf({ ...instance, moments: [] });
  expect(entries).toHaveLength(instance.history.length);
});

test("time is counted from the beginning of the run", () => {
  expect(secondsAfter("2026-01-01T09:00:01.5Z", "2026-01-01T09:00:00.000Z")).toBe("1.500 s");
  expect(secondsAfter("soon", "2026-01-01T09:00:00.000Z")).toBe("");
  expect(secondsAfter(undefined, "2026-01-01T09:00:00.000Z")).toBe("");
});
