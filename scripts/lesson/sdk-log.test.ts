import { expect, test } from "vitest";
import { SdkLog } from "./sdk-log.ts";

/** What stays of a log when the SDK's lines are hidden. */
const hidden = (...lines: string[]) => {
  const log = new SdkLog();
  return lines.filter((line) => !log.read(line));
};

const time = "2026-11-24T17:51:21.624Z";

test("hides what the SDK logs and nothing else", () => {
  expect(
    hidden(
      `${time} INFO [DurableTask, Worker] Successfully connected to dns:127.0.0.1:1.`,
      "[Activity] Validating task: 123",
      `${time} my own line with a time`,
      "  indented by the app",
      `${time} WARN [DurableTask, Worker] Stream abruptly closed, will retry the connection...`,
      "  indented after a warning",
      "",
    ),
  ).toEqual([
    "[Activity] Validating task: 123",
    `${time} my own line with a time`,
    "  indented by the app",
    "  indented after a warning",
    "",
  ]);
});

test("hides an error of the SDK to its last line", () => {
  expect(
    hidden(
      `${time} ERROR [DurableTask, Worker] Worker failed: Error: 14 UNAVAILABLE`,
      "    at callErrorFromStatus (/x/call.js:31:19)",
      "for call at",
      "    at makeUnaryRequest (/x/client.js:9:9) {",
      "  code: 14,",
      "  metadata: Metadata { internalRepr: Map(0) {}, options: {} }",
      "}",
      "after",
      "  indented after",
    ),
  ).toEqual(["after", "  indented after"]);
});

test("tells what the SDK said and when", () => {
  const line = `${time} INFO [DurableTask, Client] Instance task-123 completed`;
  expect(new SdkLog().read(line)).toEqual({ time, message: "Instance task-123 completed" });
});
