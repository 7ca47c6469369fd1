import { createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { DaprWorkflowClient, WorkflowRuntime, type WorkflowContext } from "@dapr/dapr";
import { expect, test } from "vitest";
import { run as sidecar } from "./sidecar.ts";
import { runToEnd, start, temporaryFolder } from "./testing/command.ts";

type Cleanup = Parameters<typeof temporaryFolder>[0];

const free = ["--grpc-port", "0", "--http-port", "0"];

async function takenPort(cleanup: Cleanup): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanup(async () => void server.close());
  return String((server.address() as AddressInfo).port);
}

test("serves an app, tells who comes and goes, and ends with 0 on Ctrl-C", async ({
  onTestFinished,
}) => {
  const data = await temporaryFolder(onTestFinished);
  const run = start(["sidecar", ...free], onTestFinished, { data });
  await run.printed("data");
  const daprPort = /DAPR_GRPC_PORT=(\d+)/.exec(run.output)?.[1];
  const http = /http:\/\/127\.0\.0\.1:\d+/.exec(run.output)?.[0];
  expect((await fetch(`${http}/v1.0/healthz`)).status).toBe(204);

  async function* greet(): AsyncGenerator<never, string> {
    return "hello";
  }
  const runtime = new WorkflowRuntime({ daprPort }).registerWorkflow(greet);
  const client = new DaprWorkflowClient({ daprPort });
  await runtime.start();
  const id = await client.scheduleNewWorkflow(greet);
  const state = await client.waitForWorkflowCompletion(id, true, 20);
  expect(state?.serializedOutput).toBe('"hello"');
  await run.printed(/^Worker 127\.0\.0\.1:\d+ connected\.$/m);
  await runtime.stop();
  await client.stop();
  await run.printed(/^Worker 127\.0\.0\.1:\d+ left\.$/m);

  run.kill("SIGINT");
  expect(await run.ended).toMatchObject({ code: 0, stderr: "" });
  const { stdout } = await runToEnd(["history", id], onTestFinished, { data });
  expect(stdout).toContain(`${id}: greet, COMPLETED`);
});

test("says where it listens as JSON for machines", async ({ onTestFinished }) => {
  const run = start(["sidecar", ...free, "--memory", "--json"], onTestFinished);
  await run.printed("\n");
  const ready = JSON.parse(run.output);
  expect(ready).toMatchObject({ ready: true, host: "127.0.0.1", notices: [] });
  expect((await fetch(`http://127.0.0.1:${ready.httpPort}/v1.0/healthz`)).status).toBe(204);
  run.kill("SIGTERM");
  expect(await run.ended).toMatchObject({ code: 0, stderr: "" });
});

test("asks callers for the token in DAPR_API_TOKEN", async ({ onTestFinished }) => {
  const env = { DAPR_API_TOKEN: "open sesame" };
  const run = start(["sidecar", ...free, "--memory"], onTestFinished, { env });
  await run.printed(/^token .*DAPR_API_TOKEN$/m);
  expect(run.output).not.toContain("open sesame");
  const metadata = `${/http:\/\/127\.0\.0\.1:\d+/.exec(run.output)?.[0]}/v1.0/metadata`;
  expect((await fetch(metadata)).status).toBe(401);
  const headers = { "dapr-api-token": "open sesame" };
  expect((await fetch(metadata, { headers })).status).toBe(200);
});

test("skips time and repeats turns when asked to", async ({ onTestFinished }) => {
  const options = ["--memory", "--json", "--skip-time", "--strict"];
  const run = start(["sidecar", ...free, ...options], onTestFinished);
  await run.printed("\n");
  const daprPort = String((JSON.parse(run.output) as { grpcPort: number }).grpcPort);
  let bodies = 0;
  async function* sleeper(ctx: WorkflowContext): AsyncGenerator<unknown, string> {
    bodies += 1;
    yield ctx.createTimer(3 * 24 * 60 * 60);
    return "rested";
  }
  const runtime = new WorkflowRuntime({ daprPort }).registerWorkflow(sleeper);
  const client = new DaprWorkflowClient({ daprPort });
  onTestFinished(async () => void (await Promise.all([runtime.stop(), client.stop()])));
  await runtime.start();
  const id = await client.scheduleNewWorkflow(sleeper);
  const state = await client.waitForWorkflowCompletion(id, true, 20);
  expect(state?.serializedOutput).toBe('"rested"');
  // Two turns, each once more; before the end also the first turn's decisions.
  expect(bodies).toBe(5);
});

test("names a taken port and the option that chooses another", async ({ onTestFinished }) => {
  const port = await takenPort(onTestFinished);
  for (const [option, other] of [
    ["--grpc-port", "--http-port"],
    ["--http-port", "--grpc-port"],
  ] as const) {
    const args = ["sidecar", "--memory", option, port, other, "0"];
    const { code, stdout, stderr } = await runToEnd(args, onTestFinished);
    expect(stderr).toContain(`error  Port ${port} is taken by another program.\n`);
    expect(stderr).toContain(`help   Stop that program, or choose another port with ${option};`);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  }
});

test("refuses a data folder that another sidecar uses", async ({ onTestFinished }) => {
  const data = join(await temporaryFolder(onTestFinished), "journal");
  const args = ["sidecar", ...free, "--data", data];
  const first = start(args, onTestFinished);
  await first.printed("data");
  const { code, stderr } = await runToEnd(args, onTestFinished);
  expect(stderr).toContain(
    `error  The data folder ${data} is in use by the sidecar with process id`,
  );
  expect(code).toBe(2);
});

test.for<[string[], string]>([
  [["--grpc-port", "70000"], "--grpc-port takes a number from 0 to 65535, not 70000."],
  [["--http-port", "none"], "--http-port takes a number from 0 to 65535, not none."],
  [["--memory", "--data", "x"], "Choose --data or --memory, not both."],
  [["50001"], "npm run sidecar takes no 50001."],
])("%j is refused", async ([argv, message]) => {
  await expect(sidecar(argv)).rejects.toMatchObject({ code: "WRONG_USE", message });
});
