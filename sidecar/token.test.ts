import { DaprWorkflowClient, WorkflowRuntime } from "@dapr/dapr";
import { Client, credentials, type ServiceError } from "@grpc/grpc-js";
import { once } from "node:events";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { startSidecar, type Sidecar } from "./index.ts";
import { tokenCheck } from "./token.ts";

const apiToken = "open sesame";

beforeEach(() => {
  for (const method of ["info", "warn", "error"] as const) {
    vi.spyOn(console, method).mockImplementation(() => {});
  }
});

async function start(options: { apiToken?: string }): Promise<Sidecar> {
  const sidecar = await startSidecar(options);
  onTestFinished(() => sidecar.stop());
  return sidecar;
}

function connect({ grpcPort }: Sidecar, daprApiToken?: string): DaprWorkflowClient {
  const daprPort = String(grpcPort);
  const client = new DaprWorkflowClient({ daprHost: "127.0.0.1", daprPort, daprApiToken });
  onTestFinished(() => client.stop());
  return client;
}

test("only the whole token is right", () => {
  const isToken = tokenCheck(apiToken);
  expect(isToken(apiToken)).toBe(true);
  for (const wrong of [undefined, "", "open sesam", "open sesame ", "Open sesame"]) {
    expect(isToken(wrong)).toBe(false);
  }
});

test("without a token everyone is let in, also with an empty one", async () => {
  for (const sidecar of [await start({}), await start({ apiToken: "" })]) {
    expect(await connect(sidecar).getWorkflowState("nobody", true)).toBeUndefined();
    const answer = await fetch(`http://127.0.0.1:${sidecar.httpPort}/v1.0/metadata`);
    expect(answer.status).toBe(200);
  }
});

test.each([undefined, "wrong"])("gRPC refuses the token %s", async (token) => {
  const call = connect(await start({ apiToken }), token).getWorkflowState("nobody", true);
  await expect(call).rejects.toMatchObject({ code: 16, details: "Unauthorized" });
});

test("a worker and a client that give the token run workflows", async () => {
  const sidecar = await start({ apiToken });
  async function* echo(_ctx: unknown, word: string): AsyncGenerator<unknown, string, unknown> {
    return word;
  }
  const worker = new WorkflowRuntime({
    daprHost: "127.0.0.1",
    daprPort: String(sidecar.grpcPort),
    daprApiToken: apiToken,
  });
  await worker.registerWorkflow(echo).start();
  onTestFinished(() => worker.stop());
  const client = connect(sidecar, apiToken);
  const id = await client.scheduleNewWorkflow(echo, "hello");
  const state = await client.waitForWorkflowCompletion(id, true, 20);
  expect(state?.serializedOutput).toBe('"hello"');
});

test("no work goes to a stream without the token", async () => {
  const seen: string[] = [];
  const sidecar = await startSidecar({ apiToken, observe: ({ type }) => void seen.push(type) });
  onTestFinished(() => sidecar.stop());
  const worker = new Client(`127.0.0.1:${sidecar.grpcPort}`, credentials.createInsecure());
  onTestFinished(() => worker.close());
  const bytes = (message: Buffer) => message;
  const path = "/TaskHubSidecarService/GetWorkItems";
  const stream = worker.makeServerStreamRequest(path, bytes, bytes, Buffer.alloc(0));
  const [refused] = (await once(
    stream.on("data", () => {}),
    "error",
  )) as [ServiceError];
  expect([refused.code, refused.details]).toEqual([16, "Unauthorized"]);
  expect(seen).toEqual([]);
});

test.each([
  ["GET", "/v1.0/metadata", 401],
  ["GET", "/v1.0/workflows/dapr/nobody", 401],
  ["POST", "/v1.0/workflows/dapr/flow/start", 401],
  ["GET", "/nowhere", 401],
  ["POST", "/v1.0/healthz", 401],
  ["GET", "/v1.0/healthz", 204],
  ["GET", "/v1.0/healthz/outbound", 204],
])("%s %s without the token answers %i", async (method, path, status) => {
  const sidecar = await start({ apiToken });
  const answer = await fetch(`http://127.0.0.1:${sidecar.httpPort}${path}`, { method });
  expect(answer.status).toBe(status);
  if (status === 401) expect(await answer.text()).toBe("invalid api token\n");
});

test("HTTP takes the token in the header dapr-api-token", async () => {
  const sidecar = await start({ apiToken });
  const headers = { "dapr-api-token": apiToken };
  const answer = await fetch(`http://127.0.0.1:${sidecar.httpPort}/v1.0/metadata`, { headers });
  expect(answer.status).toBe(200);
});
