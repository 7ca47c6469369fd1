const completed = (output: unknown, more = {}) => ({
  status: "COMPLETED",
  output: asPython(output),
  ...more,
});
const failed = (...failure: string[]) => ({ status: "FAILED", failure });
const unknown = "no such instance exists";

/** What is right, by scenario: what daprd 1.18.2 answers, too. Outputs are JSON as Python writes it. */
export const right: Record<string, unknown> = {
  "a chain of three": completed(4),
  "an async activity": completed(3),
  "a fan out of forty": completed(1560),
  "payloads as they are": {
    status: "COMPLETED",
    output:
      '[{"text": "\\u00e4 \\u2603 \\ud83d\\ude00", "number": 1.5, "nothing": null, "list": [true, "", 0]}, ' +
      '{"text": "\\u00e4 \\u2603 \\ud83d\\ude00", "number": 1.5, "nothing": null, "list": [true, "", 0]}]',
  },
  "a payload of a megabyte": { status: "COMPLETED", length: 2_000_008 },
  "a timer": completed(true),
  "a timer in the past": completed("fired"),
  "an event": { status: "COMPLETED", output: '{"by": "Ada"}' },
  "two events of one name": completed([1, 2]),
  "an event before its deadline": completed("in time"),
  "a deadline before its event": completed("too late"),
  "an event before its timeout": completed("in time"),
  "a timeout before its event": completed("too late"),
  "two children": { parent: completed([4, 7]), child: completed(4) },
  "a child that fails": completed("Sub-orchestration task #1 failed: broken"),
  "an activity that is retried": completed(3),
  "an activity that is given up": completed(
    "gave up: python-an-activity-that-is-given-up: Activity task #5 failed: never works",
  ),
  "a child that is retried": completed(3),
  "continue as new": completed("lift-off", { custom: "0 left" }),
  "continue as new keeps events": completed(["a", "b", "c"], { custom: "has 2" }),
  "continue as new drops events": completed(["a", "c", "d"], { custom: "has 2" }),
  "custom status": {
    waiting: { status: "RUNNING", custom: "waiting" },
    end: completed("ok", { custom: "done" }),
  },
  "a workflow that fails": failed("ValueError", "on purpose"),
  "a failure that is caught": completed(
    "PYTHON-A-FAILURE-THAT-IS-CAUGHT: ACTIVITY TASK #1 FAILED: ON PURPOSE",
  ),
  "a failure that nobody catches": failed(
    "TaskFailedError",
    "python-a-failure-that-nobody-catches: Activity task #1 failed: on purpose",
  ),
  "an activity that nobody registered": failed(
    "TaskFailedError",
    "python-an-activity-that-nobody-registered: Activity task #1 failed: " +
      "Activity function named 'nobody_registered_this' was not registered!",
  ),
  "a workflow that nobody registered": failed(
    "OrchestratorNotRegisteredError",
    "A 'nobody_registered_this' orchestrator was not registered.",
  ),
  "a patched workflow": completed("PATCHED"),
  "the latest version of a workflow": completed("new Ada"),
  "suspend and resume": {
    paused: { status: "SUSPENDED" },
    still: { status: "SUSPENDED" },
    end: completed("kept"),
  },
  "terminate with children": {
    parent: { status: "TERMINATED", output: '"enough"' },
    child: { status: "TERMINATED", output: '"enough"' },
  },
  "terminate without children": {
    parent: { status: "TERMINATED" },
    running: { status: "RUNNING" },
    child: { status: "TERMINATED" },
  },
  "purge with children": { parent: null, child: null },
  "purge without children": { parent: null, child: completed("yes") },
  "purge of what runs": [
    "UNKNOWN",
    "failed to purge workflow state: orchestration has not yet completed",
  ],
  "a scheduled start": { before: { status: "PENDING" }, end: completed(4) },
  "an id that is in use": {
    refused: [
      "ALREADY_EXISTS",
      "failed to create workflow instance: rpc error: code = AlreadyExists desc = " +
        "an active workflow with ID 'python-an-id-that-is-in-use' already exists",
    ],
    again: completed(4),
  },
  "ids that nobody knows": {
    state: null,
    event: ["UNKNOWN", unknown],
    terminate: ["UNKNOWN", `failed to submit termination request: ${unknown}`],
    pause: ["UNKNOWN", unknown],
    resume: ["UNKNOWN", unknown],
    purge: [
      "UNKNOWN",
      `failed to purge workflow state: failed to fetch workflow state: ${unknown}`,
    ],
  },
  "a wait that times out": { waited: "timed out", end: completed("late") },
};

/** JSON with the spaces that Python puts into lists. */
function asPython(value: unknown): string {
  return JSON.stringify(value).replaceAll('","', '", "').replaceAll(/(\d),/g, "$1, ");
}
