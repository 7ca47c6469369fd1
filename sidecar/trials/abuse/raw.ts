import { fromBinary, toBinary } from "@bufbuild/protobuf";
import { Client, credentials, Metadata, type ServiceError } from "@grpc/grpc-js";
import { afterAll, afterEach, beforeAll, onTestFinished } from "vitest";
import { startSidecar, type Sidecar } from "../../index.ts";
import * as pb from "../../protocol/gen/task_hub_pb.js";
import { expectService, startApp } from "../app.ts";

const asIs = (bytes: Buffer) => bytes;
export const SERVICE = "/TaskHubSidecarService";

/** A sidecar in memory for the tests of one file. After each of them it must still do its work. */
export function sidecarForFile(): () => Sidecar {
  let sidecar: Sidecar;
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    sidecar = await startSidecar();
    app = await startApp(sidecar.grpcPort, afterAll);
    // Its worker has connected, too.
    await expectService(app.client);
  });
  afterEach(() => expectService(app.client));
  afterAll(() => sidecar.stop());
  return () => sidecar;
}

/** A gRPC connection that sends and gets bytes, whatever they mean. */
export class RawClient {
  readonly #client: Client;
  readonly #streams: { cancel(): void }[] = [];

  constructor(port: number) {
    const limits = {
      "grpc.max_send_message_length": -1,
      "grpc.max_receive_message_length": -1,
      // Or clients in one process would share a connection.
      "grpc.use_local_subchannel_pool": 1,
    };
    this.#client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), limits);
    onTestFinished(() => this.close());
  }

  /** Calls `path`; resolves to the status, 0 when all is well, and what it says. */
  call(path: string, bytes: Uint8Array): Promise<{ code: number; details: string }> {
    return new Promise((resolve) => {
      const done = (error: ServiceError | null) =>
        resolve({ code: error?.code ?? 0, details: error?.details ?? "" });
      this.#client.makeUnaryRequest(path, asIs, asIs, Buffer.from(bytes), new Metadata(), done);
    });
  }

  /** Begins a call that may stay open. */
  open(rpc: string, bytes: Uint8Array) {
    const path = `${SERVICE}/${rpc}`;
    let ended: (error: ServiceError | null) => void = () => {};
    const end = new Promise<ServiceError | null>((resolve) => (ended = resolve));
    const call = this.#client.makeUnaryRequest(path, asIs, asIs, Buffer.from(bytes), ended);
    return { end, cancel: () => call.cancel() };
  }

  /** Opens the stream of work; without `onItem` nobody reads it. */
  work(onItem?: (item: Buffer) => void) {
    const path = `${SERVICE}/GetWorkItems`;
    const stream = this.#client.makeServerStreamRequest(path, asIs, asIs, Buffer.alloc(0));
    stream.on("error", () => {});
    this.#streams.push(stream);
    if (onItem) stream.on("data", onItem);
    return stream;
  }

  close(): void {
    for (const stream of this.#streams.splice(0)) stream.cancel();
    this.#client.close();
  }
}

/** A worker that answers what the test says. Its client keeps the connection that items come over. */
export class HostileWorker {
  readonly client: RawClient;
  readonly #items: pb.WorkItem[] = [];
  #wake: () => void = () => {};

  constructor(port: number) {
    this.client = new RawClient(port);
    this.client.work((bytes) => {
      this.#items.push(fromBinary(pb.WorkItemSchema, bytes));
      this.#wake();
    });
  }

  /** The next item it gets. */
  async item(): Promise<pb.WorkItem["request"]> {
    for (;;) {
      const item = this.#items.shift();
      if (item) return item.request;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  answerTurn(response: pb.WorkflowResponse) {
    const bytes = toBinary(pb.WorkflowResponseSchema, response);
    return this.client.call(`${SERVICE}/CompleteOrchestratorTask`, bytes);
  }

  answerActivity(response: pb.ActivityResponse) {
    const bytes = toBinary(pb.ActivityResponseSchema, response);
    return this.client.call(`${SERVICE}/CompleteActivityTask`, bytes);
  }
}

/** A sidecar without any worker, for tests that bring a hostile one. */
export async function sidecarForTest(): Promise<Sidecar> {
  const sidecar = await startSidecar();
  onTestFinished(() => sidecar.stop());
  return sidecar;
}

/** Whether a sidecar without a worker still does its work once it has one. */
export async function expectRecovery(sidecar: Sidecar): Promise<void> {
  const { client, stop } = await startApp(sidecar.grpcPort, onTestFinished);
  await expectService(client);
  await stop();
}
