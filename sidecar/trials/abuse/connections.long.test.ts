/** Connections that are half there, far too many, or never read. */
import { create, toBinary } from "@bufbuild/protobuf";
import { connect, createServer, type Socket } from "node:net";
import { once } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, onTestFinished, test, vi } from "vitest";
import * as pb from "../../protocol/gen/task_hub_pb.js";
import { startApp, expectService } from "../app.ts";
import { HostileWorker, RawClient, sidecarForFile, sidecarForTest } from "./raw.ts";
import { answer, start } from "./samples.ts";

const sidecar = sidecarForFile();
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const sockets = () =>
  process.getActiveResourcesInfo().filter((kind) => kind.includes("TCP")).length;
const heap = () => (collect(), process.memoryUsage().heapUsed);

/** Does it, and expects sockets and memory to be what they were. */
async function expectNoTrace(act: () => Promise<void>): Promise<void> {
  await act();
  const [socketsBefore, heapBefore] = [sockets(), heap()];
  await act();
  await vi.waitFor(() => expect(sockets()).toBeLessThanOrEqual(socketsBefore), { timeout: 20_000 });
  await vi.waitFor(() => expect(heap()).toBeLessThan(heapBefore + 3_000_000), {
    timeout: 20_000,
    interval: 200,
  });
}

async function socket(port: number): Promise<Socket> {
  const open = connect(port, "127.0.0.1");
  onTestFinished(() => void open.destroy());
  open.on("error", () => {});
  await once(open, "connect");
  return open;
}

async function connectedWorkers(): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${sidecar().httpPort}/v1.0/metadata`);
  const { workflows } = (await response.json()) as { workflows?: { connectedWorkers: number } };
  return workflows?.connectedWorkers ?? 0;
}

test("connections that begin and say no more", async () => {
  const preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  const beginnings = [
    "",
    preface.slice(0, 9),
    preface,
    "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
    "\0\0\0\0",
  ];
  for (const beginning of beginnings) {
    for (let n = 0; n < 20; n++) (await socket(sidecar().grpcPort)).write(beginning);
  }
  const { client } = await startApp(sidecar().grpcPort, onTestFinished);
  await expectService(client);
});

test("a sidecar stops though connections say nothing", async () => {
  const stopped = await sidecarForTest();
  for (const port of [stopped.grpcPort, stopped.httpPort ?? 0]) {
    for (let n = 0; n < 20; n++) (await socket(port)).write("PRI * HTTP/2.0\r\n");
  }
  await stopped.stop();
});

test("1,000 idle streams", async () => {
  const before = await connectedWorkers();
  await expectNoTrace(async () => {
    const clients = Array.from({ length: 10 }, () => new RawClient(sidecar().grpcPort));
    for (const client of clients) for (let n = 0; n < 100; n++) client.work();
    await vi.waitFor(async () => expect(await connectedWorkers()).toBe(before + 1000), {
      timeout: 30_000,
    });
    for (const client of clients) client.close();
    await vi.waitFor(async () => expect(await connectedWorkers()).toBe(before), {
      timeout: 30_000,
    });
  });
});

test("1,000 calls that wait and are cancelled", async () => {
  const client = new RawClient(sidecar().grpcPort);
  await expectNoTrace(async () => {
    const calls = Array.from({ length: 1000 }, (_, n) => {
      const request = create(pb.GetInstanceRequestSchema, { instanceId: `nobody-${n % 10}` });
      const rpc = n % 2 === 0 ? "WaitForInstanceStart" : "WaitForInstanceCompletion";
      return client.open(rpc, toBinary(pb.GetInstanceRequestSchema, request));
    });
    await client.call("/TaskHubSidecarService/Hello", new Uint8Array());
    for (const { cancel } of calls) cancel();
    await Promise.all(calls.map(({ end }) => end));
  });
});

test("a worker that never reads gets no more than a worker can hold, and others go on", async () => {
  const slow = await sidecarForTest();
  const reader = new RawClient(slow.grpcPort);
  reader.work();
  const client = new RawClient(slow.grpcPort);
  const starts = Array.from({ length: 500 }, (_, n) => start(client, `w${n}`));
  const worker = new HostileWorker(slow.grpcPort);
  let answered = 0;
  const work = async () => {
    for (;;) {
      const { case: kind, value } = await worker.item();
      if (kind !== "workflowRequest") continue;
      const end = { case: "completeWorkflow" as const, value: { workflowStatus: 1 } };
      await worker.answerTurn(answer(value.instanceId, [{ id: 1, action: end }]));
      answered += 1;
    }
  };
  void work();
  await vi.waitFor(() => expect(answered).toBeGreaterThanOrEqual(500 - 64), { timeout: 30_000 });
  reader.close();
  const codes = (await Promise.all(starts)).map(({ code }) => code);
  expect(codes).toEqual(starts.map(() => 0));
  expect(answered).toBe(500);
});

test(
  "a worker whose connection stops answering loses its work to the next",
  { timeout: 90_000 },
  async () => {
    const own = await sidecarForTest();
    const relay = createServer((near) => {
      const far = connect(own.grpcPort, "127.0.0.1");
      onTestFinished(() => void far.destroy());
      near.pipe(far).pipe(near);
      near.on("error", () => {});
      far.on("error", () => {});
      relay.once("freeze", () => {
        near.unpipe(far);
        far.unpipe(near);
        near.pause();
        far.pause();
      });
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void relay.close());
    await once(relay, "listening");
    const address = relay.address();
    const frozen = new HostileWorker(typeof address === "object" && address ? address.port : 0);
    const started = start(new RawClient(own.grpcPort), "victim");
    await frozen.item();
    relay.emit("freeze");
    const next = new HostileWorker(own.grpcPort);
    expect((await next.item()).value).toMatchObject({ instanceId: "victim" });
    await next.answerTurn(answer("victim", []));
    expect((await started).code).toBe(0);
  },
);
