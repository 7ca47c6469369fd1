import { expect, test } from "vitest";
import { recordedHistory } from "../testing/recorded.ts";
import { requestsToRepeat, requestsToTry } from "./requests.ts";

const options = { httpPort: 3500, history: recordedHistory("task-124"), journal: true };

test("repeats an instance under another id", () => {
  expect(requestsToTry({ ...options, platform: "linux" })).toEqual({
    start: `curl -X POST "http://127.0.0.1:3500/v1.0/workflows/dapr/taskWorkflow/start?instanceID=my-task-1" -d '{"taskId":"124","title":"Write release notes"}'`,
    look: `curl "http://127.0.0.1:3500/v1.0/workflows/dapr/my-task-1"`,
    history: "npm run history -- my-task-1",
  });
});

test("quotes for cmd on Windows, where npm uses it", () => {
  expect(requestsToTry({ ...options, platform: "win32" })?.start).toMatch(
    / -d "\{\\"taskId\\":\\"124\\",/,
  );
});

test("leaves out the history that only the embedded sidecar's journal has", () => {
  expect(requestsToTry({ ...options, journal: false, platform: "linux" })?.history).toBeUndefined();
});

test("repeats a scenario's requests, each once", () => {
  const post = { method: "POST", path: "/tasks", body: `{"title":"It's"}` };
  const sent = [post, { method: "GET", path: "/tasks/1", body: undefined }, post];
  expect(requestsToRepeat(3000, sent, "linux")).toEqual([
    `curl -X POST "http://127.0.0.1:3000/tasks" -H "content-type: application/json" -d '{"title":"It'\\''s"}'`,
    `curl "http://127.0.0.1:3000/tasks/1"`,
  ]);
});

test("shows a few of many requests", () => {
  const sent = Array.from({ length: 9 }, (_, number) => ({
    method: "DELETE",
    path: `/tasks/${number}`,
    body: undefined,
  }));
  expect(requestsToRepeat(3000, sent, "linux")).toHaveLength(5);
});
