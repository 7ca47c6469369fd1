import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findDapr } from "./find.ts";

const suffix = process.platform === "win32" ? ".exe" : "";
let root: string;
let servers: Server[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "find dapr "));
  servers = [];
});
afterEach(() => {
  for (const server of servers) server.close();
  rmSync(root, { recursive: true });
});

function install(folder: string, ...names: string[]): string {
  mkdirSync(folder, { recursive: true });
  for (const name of names) writeFileSync(join(folder, name + suffix), "");
  return folder;
}

async function listening(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const nowhere = { placement: "127.0.0.1:1", scheduler: "127.0.0.1:1" };

test("programs in the home folder are found", async () => {
  const folder = install(join(root, ".dapr", "bin"), "daprd", "placement", "scheduler");
  expect(await findDapr({}, root)).toEqual({
    daprd: join(folder, `daprd${suffix}`),
    controlPlane: {
      start: {
        placement: join(folder, `placement${suffix}`),
        scheduler: join(folder, `scheduler${suffix}`),
      },
    },
  });
});

test("DAPR_HOME goes before the CLI's DAPR_RUNTIME_PATH, and that before the home folder", async () => {
  const home = install(join(root, ".dapr", "bin"), "daprd", "placement", "scheduler");
  const cli = install(join(root, "cli", ".dapr", "bin"), "daprd", "placement", "scheduler");
  const own = install(join(root, "own", "bin"), "daprd", "placement", "scheduler");
  const env = { DAPR_HOME: join(root, "own"), DAPR_RUNTIME_PATH: join(root, "cli") };
  const found = async (from: NodeJS.ProcessEnv) => (await findDapr(from, root)).daprd;
  expect(await found(env)).toBe(join(own, `daprd${suffix}`));
  expect(await found({ ...env, DAPR_HOME: join(root, "empty") })).toBe(join(cli, `daprd${suffix}`));
  expect(await found({})).toBe(join(home, `daprd${suffix}`));
});

test("without daprd the error says where it was looked for and what to run", async () => {
  const error = await findDapr({ DAPR_HOME: join(root, "own") }, root).catch((e: unknown) => e);
  expect(error).toMatchObject({
    code: "DAPR_NOT_FOUND",
    exitCode: 2,
    message: expect.stringContaining(
      `${join(root, "own", "bin")}, ${join(root, ".dapr", "bin")}`,
    ) as string,
    help: expect.stringContaining("dapr init --slim") as string,
  });
});

test("a control plane in Docker is joined when only daprd is installed", async () => {
  install(join(root, ".dapr", "bin"), "daprd");
  const docker = { placement: await listening(), scheduler: await listening() };
  expect(await findDapr({}, root, docker)).toMatchObject({ controlPlane: { join: docker } });
});

test("daprd without any control plane is not enough", async () => {
  install(join(root, ".dapr", "bin"), "daprd", "placement");
  const docker = { ...nowhere, placement: await listening() };
  await expect(findDapr({}, root, docker)).rejects.toMatchObject({
    code: "DAPR_NOT_FOUND",
    message: expect.stringContaining(`scheduler${suffix}, ${docker.placement}`) as string,
  });
});
