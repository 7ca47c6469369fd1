import { join } from "node:path";
import { DaprWorkflowClient } from "@dapr/dapr";
import { expect, test } from "vitest";
import { startSidecar } from "../sidecar/index.ts";
import { runToEnd, temporaryFolder } from "./testing/command.ts";

type Cleanup = Parameters<typeof temporaryFolder>[0];

/** A sidecar without a worker: what is scheduled there stays in the inbox. */
async function startedSidecar(data: string, ids: string[], cleanup: Cleanup) {
  const sidecar = await startSidecar({ store: { journal: data }, httpPort: false });
  cleanup(() => sidecar.stop());
  const client = new DaprWorkflowClient({ daprPort: String(sidecar.grpcPort) });
  cleanup(() => client.stop());
  // The call ends with the first turn, which nobody runs here.
  for (const id of ids) client.scheduleNewWorkflow("quiet", { id }, id).catch(() => {});
  for (const id of ids)
    while (!sidecar.instances().some((one) => one.instanceId === id)) await turn();
  return sidecar;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("shows an instance while its sidecar runs", async ({ onTestFinished }) => {
  const data = await temporaryFolder(onTestFinished);
  await startedSidecar(join(data, "sidecar"), ["order-1"], onTestFinished);
  const { code, stdout } = await runToEnd(["history", "order-1"], onTestFinished, { data });
  expect(stdout.split("\n")[0]).toBe("order-1: quiet, PENDING");
  expect(stdout).toMatch(
    /^next {2}\d\d:\d\d:\d\d\.\d{3} {2}ExecutionStarted +quiet \{"id":"order-1"\}/m,
  );
  expect(code).toBe(0);
});

test("prints JSON for machines", async ({ onTestFinished }) => {
  const data = await temporaryFolder(onTestFinished);
  await startedSidecar(join(data, "sidecar"), ["order-1"], onTestFinished);
  const { stdout } = await runToEnd(["history", "order-1", "--json"], onTestFinished, { data });
  expect(JSON.parse(stdout)).toMatchObject({
    instanceId: "order-1",
    status: "PENDING",
    history: [],
    inbox: [{ type: "ExecutionStarted", name: "quiet" }],
  });
});

test("takes the run that was written to last, or the folder it is given", async ({
  onTestFinished,
}) => {
  const data = await temporaryFolder(onTestFinished);
  const old = join(data, "lessons", "03-workflows", "data");
  const sidecar = await startedSidecar(old, ["same"], onTestFinished);
  await sidecar.stop();
  await startedSidecar(join(data, "sidecar"), ["same"], onTestFinished);
  const newest = await runToEnd(["history", "same"], onTestFinished, { data, cwd: data });
  expect(newest.stdout).toContain("from sidecar\n");
  const given = await runToEnd(["history", "same", "--data", old], onTestFinished, { cwd: data });
  expect(given.stdout).toContain("from lessons/03-workflows/data\n");
});

test("an unknown id is answered with those that are known", async ({ onTestFinished }) => {
  const data = await temporaryFolder(onTestFinished);
  const none = await runToEnd(["history", "order-9"], onTestFinished, { data });
  expect(none.stderr).toContain("help   There is none yet; `npm run lesson 3` makes some.\n");
  await startedSidecar(join(data, "sidecar"), ["order-1", "order-2"], onTestFinished);
  const { code, stderr } = await runToEnd(["history", "order-9"], onTestFinished, { data });
  expect(stderr).toContain("error  No run on this machine has an instance order-9.\n");
  expect(stderr).toContain("help   Known are: order-1 and order-2.\n");
  expect(code).toBe(2);
});
