/** Messages in good form with values that nobody should send. */
import { toBinary, create } from "@bufbuild/protobuf";
import { TimestampSchema } from "@bufbuild/protobuf/wkt";
import { status } from "@grpc/grpc-js";
import { expect, test } from "vitest";
import * as pb from "../../protocol/gen/task_hub_pb.js";
import { RawClient, SERVICE, sidecarForFile } from "./raw.ts";

const sidecar = sidecarForFile();

const names = {
  "a megabyte": "x".repeat(1024 * 1024),
  "a path": "../../etc/passwd",
  backslashes: "..\\..\\windows",
  "control characters": "a\0b\nc\r\u001b[31m",
  "a property of objects": "__proto__",
  "a method of objects": "constructor",
  "half a character": "\u{1F600}".repeat(3),
  "a query": "a?b#c&d=%00",
  spaces: "   ",
};

test.each(Object.entries(names))("an id that is %s is taken or refused", async (_, instanceId) => {
  const client = new RawClient(sidecar().grpcPort);
  const far = create(TimestampSchema, { seconds: 4_000_000_000n });
  const request = { instanceId, name: instanceId, scheduledStartTimestamp: far };
  const bytes = toBinary(
    pb.CreateInstanceRequestSchema,
    create(pb.CreateInstanceRequestSchema, request),
  );
  const answer = await client.call(`${SERVICE}/StartInstance`, bytes);
  const taken = sidecar().history(instanceId) !== undefined;
  expect(taken).toBe(answer.code === 0);
});

const impossible = {
  "after all dates": { seconds: 2n ** 62n },
  "before all dates": { seconds: -(2n ** 62n) },
  "with nanoseconds below zero": { seconds: 1_800_000_000n, nanos: -5 },
  "with nanoseconds above a second": { seconds: 1_800_000_000n, nanos: 2_000_000_000 },
};

test.each(Object.entries(impossible))("a start at a time %s is refused", async (_, time) => {
  const client = new RawClient(sidecar().grpcPort);
  const scheduledStartTimestamp = create(TimestampSchema, time);
  const request = create(pb.CreateInstanceRequestSchema, { name: "w", scheduledStartTimestamp });
  const bytes = toBinary(pb.CreateInstanceRequestSchema, request);
  expect(await client.call(`${SERVICE}/StartInstance`, bytes)).toMatchObject({
    code: status.INVALID_ARGUMENT,
    details: expect.stringContaining("time"),
  });
});
