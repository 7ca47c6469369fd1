import { expect, test } from "vitest";
import { Chronicle } from "./chronicle.ts";

const id = "task-1";
const turn = (number: number, type: "WorkflowStarted" | "ExecutionCompleted" = "WorkflowStarted") =>
  ({
    type: "turnCommitted",
    instanceId: id,
    turn: number,
    events: [{ type, id: -1, at: "", status: "COMPLETED" }],
    status: "RUNNING",
  }) as const;
const sent = { type: "turnSent", instanceId: id, turn: 1, fresh: [] } as const;
const handed = { type: "activitySent", instanceId: id, taskId: 1, name: "charge" } as const;
const answered = { ...handed, type: "activityAnswered", failed: false } as const;

test("an instance's story begins with the programs that are there, and ends with its end", () => {
  const chronicle = new Chronicle(() => 0);
  const gone = chronicle.programStarted("plain.ts");
  chronicle.programEnded(gone, "ended");
  const first = chronicle.programStarted("main.ts");
  for (const each of [sent, turn(1), handed]) chronicle.observe(each);
  chronicle.programEnded(first, "killed");
  const second = chronicle.programStarted("main.ts");
  for (const each of [handed, answered, sent]) chronicle.observe(each);
  chronicle.observe(turn(2, "ExecutionCompleted"));
  chronicle.programEnded(second, "ended");
  expect(chronicle.programs).toEqual(["plain.ts", "main.ts", "main.ts"]);
  expect(chronicle.momentsOf(id)).toEqual([
    { type: "started", program: 1 },
    { type: "turn" },
    { type: "handed", taskId: 1 },
    { type: "killed", program: 1 },
    { type: "started", program: 2 },
    { type: "handed", taskId: 1 },
    { type: "completed", taskId: 1 },
    { type: "turn" },
  ]);
});

test("a turn whose process died before the checkpoint is told as lost", () => {
  const chronicle = new Chronicle(() => 0);
  for (const each of [sent, sent, turn(1)]) chronicle.observe(each);
  expect(chronicle.momentsOf(id)).toEqual([{ type: "turnLost" }, { type: "turn" }]);
});

test("a turn is lost with the last program", () => {
  const chronicle = new Chronicle(() => 0);
  const program = chronicle.programStarted("main.ts");
  chronicle.observe(sent);
  chronicle.programEnded(program, "killed");
  chronicle.programStarted("main.ts");
  for (const each of [sent, turn(1)]) chronicle.observe(each);
  expect(chronicle.momentsOf(id)).toEqual([
    { type: "started", program: 0 },
    { type: "killed", program: 0 },
    { type: "turnLost" },
    { type: "started", program: 1 },
    { type: "turn" },
  ]);
});

test("an id that is used again, or continues as new, has a new story", () => {
  const chronicle = new Chronicle(() => 0);
  chronicle.observe(turn(1));
  chronicle.observe({ type: "created", instanceId: id, name: "w" });
  expect(chronicle.momentsOf(id)).toEqual([]);
  chronicle.observe(turn(1));
  chronicle.observe({ type: "continuedAsNew", instanceId: id, generation: 1 });
  chronicle.observe(turn(1));
  expect(chronicle.momentsOf(id)).toEqual([{ type: "turn" }]);
});

test("a program ends once", () => {
  const chronicle = new Chronicle(() => 0);
  const program = chronicle.programStarted("main.ts");
  chronicle.observe(turn(1));
  chronicle.programEnded(program, "killed");
  chronicle.programEnded(program, "ended");
  expect(chronicle.momentsOf(id).slice(2)).toEqual([{ type: "killed", program }]);
});
