import { DaprWorkflowClient, WorkflowRuntime, type WorkflowContext } from "@dapr/dapr";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { startSidecar, type Sidecar } from "./index.ts";

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "sidecar test "));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function start(options: Parameters<typeof startSidecar>[0]): Promise<Sidecar> {
  const sidecar = await startSidecar(options);
  onTestFinished(() => sidecar.stop());
  return sidecar;
}

/** Holds a port as another program would. */
async function takePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

test("picks ports that are free", async () => {
  const [one, two] = [await start({}), await start({})];
  const ports = [one.grpcPort, one.httpPort, two.grpcPort, two.httpPort];
  expect(new Set(ports).size).toBe(4);
  expect(ports).not.toContain(0);
});

test("opens no HTTP port when told not to", async () => {
  expect((await start({ httpPort: false })).httpPort).toBeUndefined();
});

test.each(["grpcPort", "httpPort"])(
  "a taken %s is refused, and nothing stays behind",
  async (which) => {
    const [port, journal] = [await takePort(), await folder()];
    await expect(startSidecar({ store: { journal }, [which]: port })).rejects.toMatchObject({
      code: "PORT_TAKEN",
      message: `Port ${port} is taken by another program.`,
    });
    await start({ store: { journal } });
  },
);

test("a data folder has one sidecar at a time", async () => {
  const journal = await folder();
  const first = await start({ store: { journal } });
  await expect(startSidecar({ store: { journal } })).rejects.toMatchObject({
    code: "FOLDER_IN_USE",
  });
  await first.stop();
  await start({ store: { journal } });
});

test("stopping twice is stopping once", async () => {
  const sidecar = await start({ store: { journal: await folder() } });
  await Promise.all([sidecar.stop(), sidecar.stop()]);
});

test("a timer that was set before a restart fires after it", async () => {
  for (const method of ["info", "warn", "error"] as const) {
    vi.spyOn(console, method).mockImplementation(() => {});
  }
  async function* sleeper(ctx: WorkflowContext): AsyncGenerator<unknown, string, unknown> {
    yield ctx.createTimer(1);
    return "awake";
  }
  const journal = await folder();
  const first = await start({ store: { journal }, httpPort: false });
  const options = { daprHost: "127.0.0.1", daprPort: String(first.grpcPort) };
  const runtime = new WorkflowRuntime(options).registerWorkflow(sleeper);
  await runtime.start();
  const client = new DaprWorkflowClient(options);
  onTestFinished(async () => {
    await Promise.all([runtime.stop(), client.stop()]);
  });
  await client.scheduleNewWorkflow(sleeper, undefined, "sleeper");
  await first.stop();

  const second = await start({ store: { journal }, httpPort: false, grpcPort: first.grpcPort });
  expect(second.history("sleeper")?.at(-1)?.type).toBe("TimerCreated");
  // The stream was ended in good order, so the worker comes back by itself.
  const state = await client.waitForWorkflowCompletion("sleeper", true, 20);
  expect(state?.serializedOutput).toBe('"awake"');
});
