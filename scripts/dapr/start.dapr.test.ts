import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { DaprWorkflowClient, WorkflowRuntime } from "@dapr/dapr";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DaprError, startDapr, type RealDapr } from "./index.ts";
import { findDapr } from "./find.ts";
import { descendants, isRunning, until } from "./fixtures/machine.ts";
import { pickPorts } from "./ports.ts";
import { startFound } from "./start.ts";

const lesson = fileURLToPath(new URL("../../lessons/03-workflows/resources", import.meta.url));
const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

let root: string;
let temp: string;
let resources: string;
const started: RealDapr[] = [];
const held: ChildProcess[] = [];

beforeEach(() => {
  // Spaces in every path; temporary folders where a leftover can be seen.
  root = mkdtempSync(join(tmpdir(), "start dapr "));
  temp = join(root, "temp");
  resources = join(root, "my resources");
  mkdirSync(temp);
  cpSync(lesson, resources, { recursive: true });
  vi.stubEnv("TMPDIR", temp);
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((dapr) => dapr.stop()));
  for (const child of held.splice(0)) child.kill("SIGKILL");
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

function kept(dapr: RealDapr): RealDapr {
  started.push(dapr);
  return dapr;
}

async function health(httpPort: number): Promise<number | undefined> {
  const url = `http://127.0.0.1:${httpPort}/v1.0/healthz/outbound`;
  const answer = await fetch(url).catch(() => undefined);
  return answer?.status;
}

/** The folders of running Daprs. Loaders put theirs beside them. */
function runFolders(): string[] {
  return readdirSync(temp).filter((name) => name.startsWith("dapr-run-"));
}

/** Runs one workflow on the engine at `port` and gives back its output. */
async function runsAWorkflow(port: number): Promise<string | undefined> {
  vi.spyOn(console, "log").mockReturnValue();
  vi.spyOn(console, "info").mockReturnValue();
  async function* answer() {
    return 42;
  }
  const options = { daprHost: "127.0.0.1", daprPort: String(port) };
  const runtime = new WorkflowRuntime(options).registerWorkflow(answer);
  const client = new DaprWorkflowClient(options);
  try {
    await runtime.start();
    const id = await client.scheduleNewWorkflow(answer);
    return (await client.waitForWorkflowCompletion(id, true, 20))?.serializedOutput;
  } finally {
    await Promise.all([runtime.stop(), client.stop()]);
  }
}

test("Dapr starts, answers, and stops with nothing left", async () => {
  const dapr = kept(await startDapr({ appId: "starts", resources }));
  const processes = descendants(process.pid).filter(isRunning);
  expect(await health(dapr.httpPort)).toBe(204);
  expect(dapr.version).toMatch(/^\d+\.\d+\.\d+/);
  expect(processes.length).toBeGreaterThanOrEqual(4);
  expect(runFolders()).toHaveLength(1);

  await dapr.stop();
  await dapr.stop();
  expect(await health(dapr.httpPort)).toBeUndefined();
  expect(processes.filter(isRunning)).toEqual([]);
  expect(runFolders()).toEqual([]);
  expect(readdirSync(resources)).toEqual(["statestore.yaml"]);
});

test("two Daprs run side by side", async () => {
  const [first, second] = await Promise.all(
    ["one", "two"].map(async (appId) => kept(await startDapr({ appId, resources }))),
  );
  expect(await health(first!.httpPort)).toBe(204);
  expect(await health(second!.httpPort)).toBe(204);
});

test("a work folder keeps its state after the end", async () => {
  const workDir = join(root, "kept");
  await kept(await startDapr({ appId: "keeps", resources, workDir })).stop();
  expect(readdirSync(workDir)).toEqual(expect.arrayContaining(["scheduler", "workflow-state.db"]));
  expect(runFolders()).toEqual([]);
});

test("a component that cannot start is reported with daprd's own reason", async () => {
  writeFileSync(join(resources, "broken.yaml"), component("state.doesnotexist"));
  const error = await startDapr({ appId: "broken", resources }).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(DaprError);
  expect(error).toMatchObject({
    code: "DAPR_DIED",
    message: expect.stringMatching(
      /^daprd ended by itself: exit code 1\.\n.*doesnotexist/s,
    ) as string,
  });
  expect(runFolders()).toEqual([]);
});

test("a port that is taken in the meantime is replaced", async () => {
  const squatter = createServer().listen(0, "127.0.0.1");
  await once(squatter, "listening");
  const { port } = squatter.address() as AddressInfo;
  const picked = [{ ...(await pickPorts()), placement: port }, await pickPorts()];
  const pick = vi.fn(() => Promise.resolve(picked[pick.mock.calls.length - 1]!));
  try {
    const dapr = kept(await startFound(await findDapr(), { appId: "squatted", resources }, pick));
    expect(dapr.httpPort).toBe(picked[1]!.http);
    expect(await health(dapr.httpPort)).toBe(204);
  } finally {
    squatter.close();
  }
});

test("a daprd that is killed later is reported, and the rest can be stopped", async () => {
  const before = new Set(descendants(process.pid));
  const dapr = kept(await startDapr({ appId: "killed", resources }));
  const [keeper] = descendants(process.pid).filter((pid) => !before.has(pid));
  const daprd = descendants(keeper!).at(-1)!;
  process.kill(daprd, "SIGKILL");
  expect(await dapr.died).toMatchObject({
    code: "DAPR_DIED",
    message: expect.stringContaining("daprd ended by itself: SIGKILL") as string,
  });
  await dapr.stop();
  expect(runFolders()).toEqual([]);
});

test("a killed keeper is reported, and what it kept is ended all the same", async () => {
  const before = new Set(descendants(process.pid));
  const dapr = kept(await startDapr({ appId: "unkept", resources }));
  const processes = descendants(process.pid).filter((pid) => !before.has(pid));
  process.kill(processes[0]!, "SIGKILL");
  expect(await dapr.died).toMatchObject({
    code: "DAPR_DIED",
    message: expect.stringContaining("keeper") as string,
  });
  await dapr.stop();
  await until("all processes have ended", () => !processes.some(isRunning));
  expect(runFolders()).toEqual([]);
});

test("a process that ends without stopping Dapr ends, with the logs it asked for", async () => {
  const child = spawn(process.execPath, ["--import", "tsx", fixture("leave.ts"), resources], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  held.push(child);
  // Everything that writes to this pipe has ended when it does.
  const [log, [exitCode]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  expect(log).toContain("dapr initialized");
  expect(exitCode).toBe(0);
  expect(runFolders()).toEqual([]);
});

test("workflows run in a control plane that others use, beside an app of the same name", async () => {
  const { daprd, controlPlane } = await findDapr();
  const ports = await pickPorts();
  const first = kept(
    await startFound({ daprd, controlPlane }, { appId: "same", resources }, () =>
      Promise.resolve(ports),
    ),
  );
  const join = {
    placement: `127.0.0.1:${ports.placement}`,
    scheduler: `127.0.0.1:${ports.scheduler}`,
  };
  const second = kept(
    await startFound({ daprd, controlPlane: { join } }, { appId: "same", resources }),
  );
  expect(await runsAWorkflow(second.grpcPort)).toBe("42");
  await second.stop();
  expect(await health(first.httpPort)).toBe(204);
});

test.each(["SIGKILL", "SIGTERM", "SIGINT"] as const)(
  "%s of the process that started Dapr leaves nothing",
  async (signal) => {
    const child = holdDapr();
    await once(createInterface(child.stdout!), "line");
    await leavesNothing(child, signal);
  },
);

test.each([
  ["its folder appears", () => runFolders().length > 0],
  ["daprd has started", () => runFolders().some((f) => existsSync(join(temp, f, "daprd.log")))],
  [
    "daprd has opened its store",
    () => runFolders().some((f) => existsSync(join(temp, f, "workflow-state.db"))),
  ],
] as const)("a SIGKILL during the start, when %s, leaves nothing", async (what, condition) => {
  const child = holdDapr();
  await until(what, condition);
  await leavesNothing(child, "SIGKILL");
});

function holdDapr(): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", fixture("hold.ts"), resources], {
    stdio: ["ignore", "pipe", "inherit"],
    // Its own group, as a terminal gives to a command: a signal to the group is Ctrl-C.
    detached: true,
  });
  held.push(child);
  return child;
}

async function leavesNothing(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const processes = descendants(child.pid!);
  expect(processes.length).toBeGreaterThanOrEqual(1);
  process.kill(-child.pid!, signal);
  await until("all processes have ended", () => !processes.some(isRunning));
  await until("the temporary folder is gone", () => runFolders().length === 0);
}

function component(type: string): string {
  return `apiVersion: dapr.io/v1alpha1
kind: Component
metadata:
  name: broken
spec:
  type: ${type}
  version: v1
`;
}
