import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { DaprWorkflowClient, WorkflowRuntimeStatus } from "@dapr/dapr";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";

// The SDK finds its sidecar through DAPR_GRPC_PORT, here as everywhere.
const client = new DaprWorkflowClient();
afterAll(() => client.stop());

let app: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  app = await start();
});
afterAll(() => app.stop());

/** The app in a process of its own, listening. */
async function start(env: Record<string, string> = {}) {
  const port = await freePort();
  const process_ = spawn(process.execPath, ["--import", "tsx", "main.ts"], {
    cwd: import.meta.dirname,
    env: { ...process.env, PORT: String(port), ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const lines: string[] = [];
  const listens = new Promise<void>((resolve, reject) => {
    process_.once("exit", reject);
    process_.stdout.on("data", (data) => {
      lines.push(...String(data).trimEnd().split("\n"));
      if (lines.includes("Listening")) resolve();
    });
  });
  await listens;
  return {
    /** What the app itself has printed; the SDK's lines begin with a time. */
    lines: () =>
      lines.filter((line) => /^(Workflow|Listening|Shutting)/.test(line)),
    health: async () => (await fetch(`http://127.0.0.1:${port}/health`)).status,
    async stop() {
      process_.kill("SIGTERM");
      const [code] = (await once(process_, "exit")) as [number | null];
      return code;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

const review = { taskId: "401", title: "Review PR", assignee: "alice@example.com" };

async function end(name: string, id: string) {
  await client.scheduleNewWorkflow(name, review, id);
  const state = await client.waitForWorkflowCompletion(id, true, 20);
  return {
    status: state && WorkflowRuntimeStatus[state.runtimeStatus],
    reason: state?.workflowFailureDetails?.getErrorMessage(),
  };
}

test("it says that it is ready once a worker is connected", async () => {
  await expect.poll(() => app.health(), { timeout: 10_000 }).toBe(200);
});

test("what is registered runs under its name, anything else fails for ever", async () => {
  expect(await end("taskWorkflow", "task-401")).toEqual({ status: "COMPLETED" });
  expect(await end("taskWorklow", "task-402")).toEqual({
    status: "FAILED",
    reason: "Orchestrator 'taskWorklow' does not exist.",
  });
});

test("it starts its worker before it listens, and stops it before it ends", async () => {
  const second = await start();
  expect(await second.stop()).toBe(0);
  expect(second.lines()).toEqual([
    "Workflow runtime started",
    "Listening",
    "Shutting down: SIGTERM",
    "Workflow runtime stopped",
  ]);
});

test("without a sidecar it waits, does not listen, and ends when it is asked to", async () => {
  const port = String(await freePort());
  const nobody = String(await freePort());
  const waiting = spawn(process.execPath, ["--import", "tsx", "main.ts"], {
    cwd: import.meta.dirname,
    env: { ...process.env, PORT: port, DAPR_HTTP_PORT: nobody },
    stdio: "ignore",
  });
  onTestFinished(() => void waiting.kill("SIGKILL"));
  const first = await Promise.race([
    once(waiting, "exit").then(() => "ended"),
    new Promise((resolve) => setTimeout(resolve, 3000, "waits")),
  ]);
  expect(first).toBe("waits");
  await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow();
  waiting.kill("SIGTERM");
  const [code] = (await once(waiting, "exit")) as [number | null];
  expect(code).toBe(0);
});
