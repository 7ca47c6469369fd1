/** Messages that mean nothing: each is answered, and the sidecar goes on. */
import { toBinary } from "@bufbuild/protobuf";
import { status } from "@grpc/grpc-js";
import { connect, constants } from "node:http2";
import { expect, onTestFinished, test } from "vitest";
import { TaskHubSidecarService as service } from "../../protocol/gen/task_hub_pb.js";
import { seeded, type Random } from "../../simulation/random.ts";
import { RawClient, SERVICE, sidecarForFile } from "./raw.ts";
import { samples } from "./samples.ts";

const unary = service.methods.filter(({ methodKind }) => methodKind === "unary");
const SEED = 7;
const sidecar = sidecarForFile();

const encoded = Object.entries(samples("hostile")).map(([name, [schema, message]]) => ({
  name,
  bytes: toBinary(schema, message as never),
}));

/** What happens to mean something may wait for ever, as it should; then the caller goes. */
async function sendAll(client: RawClient, messages: { name: string; bytes: Uint8Array }[]) {
  const codes = new Set<number>();
  const calls = messages.map(({ name, bytes }) => client.open(name, bytes));
  for (const { end } of calls) void end.then((error) => codes.add(error?.code ?? status.OK));
  // Answered after all of them, because a connection is served in order.
  for (let n = 0; n < 3; n++) await client.call(`${SERVICE}/Hello`, new Uint8Array());
  for (const { cancel } of calls) cancel();
  await Promise.all(calls.map(({ end }) => end));
  return codes;
}

const garbage = (random: Random) =>
  Uint8Array.from({ length: random.below(200) }, () => random.below(256));

test("random bytes to every call", async () => {
  const random = seeded(SEED);
  const messages = unary.flatMap(({ name }) =>
    Array.from({ length: 60 }, () => ({ name, bytes: garbage(random) })),
  );
  const codes = await sendAll(new RawClient(sidecar().grpcPort), messages);
  expect(codes).toContain(status.INTERNAL);
});

test("every message cut at every byte", async () => {
  const messages = encoded.flatMap(({ name, bytes }) =>
    Array.from(bytes, (_, length) => ({ name, bytes: bytes.subarray(0, length) })),
  );
  const codes = await sendAll(new RawClient(sidecar().grpcPort), messages);
  expect(codes).toContain(status.INTERNAL);
});

test("every message with bytes changed", async () => {
  const random = seeded(SEED);
  const messages = encoded.flatMap(({ name, bytes }) =>
    Array.from({ length: bytes.length === 0 ? 0 : 100 }, () => {
      const changed = Uint8Array.from(bytes);
      for (let n = 0; n <= random.below(3); n++)
        changed[random.below(bytes.length)] = random.below(256);
      return { name, bytes: changed };
    }),
  );
  await sendAll(new RawClient(sidecar().grpcPort), messages);
});

test("a message above 128 MiB is refused", async () => {
  const client = new RawClient(sidecar().grpcPort);
  const answer = await client.call(
    `${SERVICE}/StartInstance`,
    new Uint8Array(128 * 1024 * 1024 + 1),
  );
  expect(answer).toEqual({
    code: status.RESOURCE_EXHAUSTED,
    details: expect.stringContaining("larger than max"),
  });
});

test.each([
  ["a frame", Buffer.from([0, 0xff, 0xff, 0xff, 0xff]), status.RESOURCE_EXHAUSTED],
  // Field 1, and a length of 4 GiB.
  ["a field", Buffer.from([0, 0, 0, 0, 6, 0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f]), status.INTERNAL],
])("%s that claims 4 GiB is refused without waiting for them", async (_, body, code) => {
  const session = connect(`http://127.0.0.1:${sidecar().grpcPort}`);
  onTestFinished(() => session.destroy());
  const stream = session.request({
    [constants.HTTP2_HEADER_METHOD]: "POST",
    [constants.HTTP2_HEADER_PATH]: `${SERVICE}/StartInstance`,
    [constants.HTTP2_HEADER_CONTENT_TYPE]: "application/grpc",
    [constants.HTTP2_HEADER_TE]: "trailers",
  });
  const answered = new Promise<unknown>((resolve) => {
    const look = (headers: Record<string, unknown>) => {
      if (headers["grpc-status"] !== undefined) resolve(Number(headers["grpc-status"]));
    };
    stream
      .on("response", look)
      .on("trailers", look)
      .on("error", () => {})
      .resume();
  });
  stream.write(body);
  if (code === status.INTERNAL) stream.end();
  expect(await answered).toBe(code);
});

test.each([
  [`${SERVICE}/QueryInstances`, `${SERVICE}/QueryInstances is not implemented`],
  [`${SERVICE}/NoSuchCall`, `${SERVICE}/NoSuchCall`],
  ["/no.such.Service/Call", "/no.such.Service/Call"],
])("%s is not implemented, and the answer names it", async (path, name) => {
  const answer = await new RawClient(sidecar().grpcPort).call(path, new Uint8Array());
  expect(answer).toEqual({
    code: status.UNIMPLEMENTED,
    details: expect.stringContaining(name),
  });
});
