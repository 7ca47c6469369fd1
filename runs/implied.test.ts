import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Moment, RunFile } from "./format.ts";
import { impliedMoments } from "./implied.ts";

const file = path.resolve(import.meta.dirname, "../docs/records/03-workflows/run.json");
const [done] = (JSON.parse(readFileSync(file, "utf8")) as RunFile).instances;
const at = (text: string) => Date.parse(text);
const started = (program: number): Moment => ({ type: "started", program });

test("a history says what an engine that tells would have told", () => {
  const { history, moments } = done!;
  expect(impliedMoments(history, [{ at: 0, moment: started(0) }])).toEqual(moments);
});

test("programs are put where they belong in time, and those that had ended are left out", () => {
  const { history } = done!;
  const programs = [
    { at: 0, moment: started(0) },
    { at: 1, moment: { type: "ended", program: 0 } as const },
    { at: 2, moment: started(1) },
    { at: at("2026-01-01T09:00:00.045Z"), moment: { type: "killed", program: 1 } as const },
    { at: at("2026-01-01T09:00:00.046Z"), moment: started(2) },
    { at: at("2026-02-01T00:00:00.000Z"), moment: { type: "ended", program: 2 } as const },
  ];
  expect(impliedMoments(history, programs).slice(0, 9)).toEqual([
    started(1),
    { type: "turn" },
    { type: "handed", taskId: 1 },
    { type: "completed", taskId: 1 },
    { type: "turn" },
    { type: "handed", taskId: 2 },
    { type: "killed", program: 1 },
    started(2),
    { type: "completed", taskId: 2 },
  ]);
});
