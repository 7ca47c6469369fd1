/** A worker that answers what no worker should. The workflow may fail for it; nothing else may. */
import { create } from "@bufbuild/protobuf";
import { timestampFromMs, TimestampSchema } from "@bufbuild/protobuf/wkt";
import { expect, test } from "vitest";
import type { Sidecar } from "../../index.ts";
import * as pb from "../../protocol/gen/task_hub_pb.js";
import { expectRecovery, HostileWorker, RawClient, sidecarForTest } from "./raw.ts";
import { answer, start, type Actions } from "./samples.ts";

type Action = Actions[number]["action"];

const time = (seconds: bigint, nanos = 0) => create(TimestampSchema, { seconds, nanos });
const task = (name: string): Action => ({ case: "scheduleTask", value: { name } });
const timer = (fireAt: pb.CreateTimer["fireAt"]): Action => ({
  case: "createTimer",
  value: { fireAt },
});
const child = (instanceId: string): Action => ({
  case: "createChild",
  value: { instanceId, name: "child" },
});

function nested(depth: number): pb.FailureDetails {
  let failure = create(pb.FailureDetailsSchema, { errorType: "Root" });
  for (let n = 0; n < depth; n++) {
    failure = create(pb.FailureDetailsSchema, { errorType: "E", innerFailure: failure });
  }
  return failure;
}

/** Each with the status that the workflow has once the answer is taken. */
const answers: [string, Actions, string][] = [
  ["nothing", [], "RUNNING"],
  ["an action without an action", [{ id: 1 }], "FAILED"],
  ["a timer without a time", [{ id: 1, action: timer(undefined) }], "FAILED"],
  ["a timer after all dates", [{ id: 1, action: timer(time(2n ** 62n)) }], "FAILED"],
  ["a timer with nanoseconds below zero", [{ id: 1, action: timer(time(1n, -5)) }], "FAILED"],
  ["a timer in the year 9999", [{ id: 1, action: timer(time(253_402_300_799n)) }], "RUNNING"],
  ["a timer in the year 1", [{ id: 1, action: timer(time(-62_135_596_800n)) }], "RUNNING"],
  ["a negative task id", [{ id: -7, action: task("a") }], "RUNNING"],
  [
    "the same task id twice",
    [
      { id: 1, action: task("a") },
      { id: 1, action: task("b") },
    ],
    "RUNNING",
  ],
  ["an activity without a name", [{ id: 1, action: task("") }], "RUNNING"],
  ["an activity that is called like a property", [{ id: 1, action: task("__proto__") }], "RUNNING"],
  ["itself as its child", [{ id: 1, action: child("victim") }], "RUNNING"],
  [
    "one child twice",
    [
      { id: 1, action: child("c") },
      { id: 2, action: child("c") },
    ],
    "RUNNING",
  ],
  ["a child with a name of a megabyte", [{ id: 1, action: child("x".repeat(2 ** 20)) }], "RUNNING"],
  [
    "an event for nobody",
    [{ id: 1, action: { case: "sendEvent", value: { name: "e" } } }],
    "RUNNING",
  ],
  [
    "the end of itself by termination",
    [
      {
        id: 1,
        action: { case: "terminateWorkflow", value: { instanceId: "victim", recurse: true } },
      },
    ],
    "RUNNING",
  ],
  [
    "a workflow without an id",
    [{ id: 1, action: { case: "createDetached", value: { name: "w" } } }],
    "RUNNING",
  ],
  [
    "an end with a status that is no end",
    [{ id: 1, action: { case: "completeWorkflow", value: { workflowStatus: 99 as never } } }],
    "FAILED",
  ],
  [
    "two ends and an activity after them",
    [
      { id: 1, action: { case: "completeWorkflow", value: { workflowStatus: 1 } } },
      { id: 2, action: { case: "completeWorkflow", value: { workflowStatus: 3 } } },
      { id: 3, action: task("late") },
    ],
    "COMPLETED",
  ],
  [
    "a failure with many causes",
    [
      {
        id: 1,
        action: {
          case: "completeWorkflow",
          value: { workflowStatus: 3, failureDetails: nested(80) },
        },
      },
    ],
    "FAILED",
  ],
  [
    "a new generation that carries events of every kind",
    [
      {
        id: 1,
        action: {
          case: "completeWorkflow",
          value: {
            workflowStatus: pb.WorkflowStatus.CONTINUED_AS_NEW,
            carryoverEvents: [
              { event: { case: "eventRaised", value: { name: "no time" } } },
              { timestamp: timestampFromMs(0), event: { case: "executionStarted", value: {} } },
              {
                timestamp: timestampFromMs(0),
                event: { case: "taskCompleted", value: { taskScheduledId: 1 } },
              },
              {
                timestamp: timestampFromMs(0),
                event: { case: "eventRaised", value: { name: "kept" } },
              },
            ],
          },
        },
      },
    ],
    "RUNNING",
  ],
];

/** Starts an instance, and has a worker that has just got its first turn. */
async function victim(sidecar: Sidecar) {
  const worker = new HostileWorker(sidecar.grpcPort);
  const started = start(new RawClient(sidecar.grpcPort), "victim");
  expect((await worker.item()).case).toBe("workflowRequest");
  return { worker, started };
}

const end: Actions = [
  { id: 1, action: { case: "completeWorkflow", value: { workflowStatus: 1 } } },
];

const statusOf = (sidecar: Sidecar, id = "victim") =>
  sidecar.instances().find(({ instanceId }) => instanceId === id)?.status;

test.each(answers)("a turn answered with %s", async (_, actions, status) => {
  const sidecar = await sidecarForTest();
  const { worker, started } = await victim(sidecar);
  expect((await worker.answerTurn(answer("victim", actions))).code).toBe(0);
  expect((await started).code).toBe(0);
  expect(statusOf(sidecar)).toBe(status);
  worker.client.close();

  const good = new HostileWorker(sidecar.grpcPort);
  const next = start(new RawClient(sidecar.grpcPort), "next");
  for (;;) {
    const { case: kind, value } = await good.item();
    if (kind !== "workflowRequest") continue;
    await good.answerTurn(answer(value.instanceId, end));
    if (value.instanceId === "next") break;
  }
  expect((await next).code).toBe(0);
  expect(statusOf(sidecar, "next")).toBe("COMPLETED");
});

test("an answer too deep to be read is refused, and its turn comes again with another worker", async () => {
  const sidecar = await sidecarForTest();
  const { worker } = await victim(sidecar);
  const value = { workflowStatus: 3, failureDetails: nested(1000) };
  const deep: Actions = [{ id: 1, action: { case: "completeWorkflow", value } }];
  expect((await worker.answerTurn(answer("victim", deep))).code).toBe(13);
  worker.client.close();
  expect((await new HostileWorker(sidecar.grpcPort).item()).case).toBe("workflowRequest");
});

test("a turn answered with 5,000 children", { timeout: 15000 }, async () => {
  const sidecar = await sidecarForTest();
  const { worker } = await victim(sidecar);
  const actions = Array.from({ length: 5000 }, (_, n) => ({ id: n + 1, action: child(`c${n}`) }));
  expect((await worker.answerTurn(answer("victim", actions))).code).toBe(0);
  expect(sidecar.instances()).toHaveLength(5001);
  worker.client.close();
});

test("answers to work that nobody got change nothing", async () => {
  const sidecar = await sidecarForTest();
  const { worker } = await victim(sidecar);
  const before = sidecar.history("victim");
  for (const id of ["nobody", "", "__proto__"]) {
    expect((await worker.answerTurn(answer(id, end))).code).toBe(0);
    const activity = create(pb.ActivityResponseSchema, { instanceId: id, taskId: 1 });
    expect((await worker.answerActivity(activity)).code).toBe(0);
  }
  const activity = create(pb.ActivityResponseSchema, { instanceId: "victim", taskId: 2 ** 31 - 1 });
  expect((await worker.answerActivity(activity)).code).toBe(0);
  expect(sidecar.history("victim")).toEqual(before);
  expect(sidecar.instances()).toHaveLength(1);
});

test("an answer over another connection than the work came by changes nothing", async () => {
  const sidecar = await sidecarForTest();
  const { worker, started } = await victim(sidecar);
  const thief = new HostileWorker(sidecar.grpcPort);
  expect((await thief.answerTurn(answer("victim", end))).code).toBe(0);
  expect(statusOf(sidecar)).toBe("PENDING");

  await worker.answerTurn(answer("victim", [{ id: 1, action: task("a") }]));
  await started;
  const first = await Promise.race([worker.item(), thief.item()]);
  expect(first.case).toBe("activityRequest");
  const stolen = create(pb.ActivityResponseSchema, { instanceId: "victim", taskId: 1 });
  const other = new HostileWorker(sidecar.grpcPort);
  expect((await other.answerActivity(stolen)).code).toBe(0);
  expect(sidecar.history("victim")?.map(({ type }) => type)).not.toContain("TaskCompleted");
  worker.client.close();
  thief.client.close();
  other.client.close();
  await expectRecovery(sidecar);
});
