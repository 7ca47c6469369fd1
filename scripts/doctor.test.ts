import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { causeOf } from "./doctor/advice.ts";
import { checkFolders } from "./doctor/folders.ts";
import { checkClock, checkPath, checkPorts, checkProxies } from "./doctor/machine.ts";
import { checkNode, checkPackages, checkSdk } from "./doctor/packages.ts";
import { checkChromium, checkDapr } from "./doctor/programs.ts";
import { commandError } from "./errors.ts";
import { root } from "./folders.ts";
import { runToEnd, temporaryFolder } from "./testing/command.ts";

const run = (args: string[], env: Record<string, string> = {}, data?: string) =>
  runToEnd(["doctor", ...args], onTestFinished, { env: { no_proxy: "*", ...env }, data });

test("a machine that has what is needed is told so, also when Dapr and Chromium are missing", async () => {
  const home = await temporaryFolder(onTestFinished);
  const env = { HOME: home, USERPROFILE: home, PATH: home, DAPR_HOME: "", DAPR_RUNTIME_PATH: "" };
  const { code, stdout, stderr } = await run([], { ...env, CHROME_PATH: "" }, join(home, "course"));
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain(`  ✓ Node ${process.versions.node}\n`);
  expect(stdout).toContain("  ✓ the SDK, @dapr/dapr 3.18.0\n");
  expect(stdout).toContain("  - real Dapr is not installed");
  expect(stdout).toContain("      fix   dapr init --slim\n");
  expect(stdout).toContain("  - Chromium was not found");
  expect(stdout.split("\n").at(-2)).toBe("All that is needed is there.");
});

test("what is needed and not there ends with 2, for people and for machines", async () => {
  const folder = await temporaryFolder(onTestFinished);
  const file = join(folder, "a file");
  await writeFile(file, "");
  const { code, stdout } = await run([], {}, file);
  expect(code).toBe(2);
  expect(stdout).toMatch(/^ {2}✗ .*a file cannot be written: a file is in the way\n {6}fix {3}\S/m);
  expect(stdout.split("\n").at(-2)).toBe("Fix what is marked ✗ first.");
  const json = await run(["--json"], {}, file);
  expect(json.code).toBe(2);
  const { ready, results } = JSON.parse(json.stdout);
  expect(ready).toBe(false);
  expect(results.filter((result: any) => !result.ok && !result.optional)).toMatchObject([
    { id: "folders" },
  ]);
});

test("it takes no arguments", async () => {
  expect(await run(["3"])).toMatchObject({ code: 2, stdout: "" });
});

test("a command that fails for a reason it knows prints that one line", async () => {
  const folder = await temporaryFolder(onTestFinished);
  expect(await causeOf(commandError("CANNOT_WRITE", "x", "the disk is full"))).toBeUndefined();
  expect(await causeOf(commandError("WRONG_USE", "x", "y"))).toBeUndefined();
  expect(await causeOf("thrown")).toBeUndefined();
  await writeFile(join(folder, "a file"), "");
  const failing = await runToEnd(["hint", "3"], onTestFinished, { data: join(folder, "a file") });
  expect(failing.stderr).not.toContain("doctor");
  expect(failing.code).toBe(0);
});

/** A course whose `node_modules` holds these packages. */
async function installed(versions: Record<string, string>): Promise<string> {
  const home = await temporaryFolder(onTestFinished);
  const kit = {
    engines: { node: ">=20.19.0" },
    dependencies: { "@dapr/dapr": "3.18.0", hono: "4.0.0" },
    devDependencies: { prettier: "3.0.0" },
  };
  await writeFile(join(home, "package.json"), JSON.stringify(kit));
  for (const [name, version] of Object.entries(versions)) {
    const folder = join(home, "node_modules", name);
    await mkdir(folder, { recursive: true });
    const text = version === "cut off" ? "{" : JSON.stringify({ name, version });
    await writeFile(join(folder, "package.json"), text);
  }
  return home;
}

test("missing, old and half-installed packages are named, with one fix", async () => {
  const all = { "@dapr/dapr": "3.18.0", hono: "4.0.0", prettier: "3.0.0" };
  expect(checkPackages(await installed(all))).toMatchObject({ ok: true });
  for (const [change, named] of [
    [{ hono: "3.9.9" }, "hono@4.0.0"],
    [{ prettier: "cut off" }, "prettier@3.0.0"],
  ] as const) {
    const result = checkPackages(await installed({ ...all, ...change }));
    expect(result).toMatchObject({ ok: false, fix: "npm install" });
    expect(result.found).toBe(`not installed: ${named}`);
  }
  expect(checkSdk(await installed({}))).toMatchObject({ ok: false, fix: "npm install" });
});

test.each([
  ["20.19.0", true],
  ["24.0.1", true],
  ["20.18.9", false],
  ["18.20.0", false],
])("Node %s is enough: %s", (version, ok) => {
  expect(checkNode(root, version).ok).toBe(ok);
});

test.each<[string, NodeJS.ProcessEnv, boolean]>([
  ["no proxy", {}, true],
  ["a proxy for everything", { HTTP_PROXY: "http://proxy:3128" }, false],
  ["a proxy with an exception elsewhere", { https_proxy: "x", no_proxy: "intranet" }, false],
  [
    "a proxy that leaves this machine out",
    { http_proxy: "x", NO_PROXY: "localhost, 127.0.0.1" },
    true,
  ],
  ["a proxy that is never used", { grpc_proxy: "x", no_proxy: "*" }, true],
])("%s is fine: %s", (_, env, ok) => {
  expect(checkProxies(env).ok).toBe(ok);
});

test("the fix for a proxy keeps the exceptions that are there", () => {
  const { fix } = checkProxies({ http_proxy: "x", no_proxy: "intranet" });
  expect(fix).toContain("no_proxy=intranet,127.0.0.1,localhost");
});

test("a clock from before the installation is told, and nothing needs it right", () => {
  const installedAt = Date.parse("2026-03-01T00:00:00Z");
  expect(checkClock(Date.parse("2026-02-28T12:00:00Z"), installedAt).ok).toBe(true);
  expect(checkClock(0, installedAt)).toMatchObject({ ok: false, optional: true });
});

test("spaces and other letters in the path are fine, a number sign is not", () => {
  expect(checkPath("/home/Zoë/my course").ok).toBe(true);
  expect(checkPath("/home/c#/course").ok).toBe(false);
});

test("taken ports are told apart: Dapr's usual ones matter to one command, all of them to all", async () => {
  expect(await checkPorts(async () => true)).toMatchObject({ ok: true });
  const taken = await checkPorts(async (port) => port !== 3500);
  expect(taken).toMatchObject({ ok: false, optional: true });
  expect(taken.found).toContain("port 3500 is taken");
  expect(await checkPorts(async () => false)).toMatchObject({ ok: false, optional: false });
});

test("folders that cannot be made are named", async () => {
  const folder = await temporaryFolder(onTestFinished);
  expect(await checkFolders([folder, join(folder, "new")])).toMatchObject({ ok: true });
  await writeFile(join(folder, "a file"), "");
  const { ok, found } = await checkFolders([folder, join(folder, "a file", "below")]);
  expect({ ok, found }).toMatchObject({ ok: false, found: expect.stringContaining("below") });
});

test("Dapr and Chromium are found where they are, and optional", async () => {
  const folder = await temporaryFolder(onTestFinished);
  await writeFile(join(folder, "chromium"), "");
  expect(checkChromium({ PATH: folder }, "linux")).toMatchObject({ ok: true });
  expect(checkChromium({ CHROME_PATH: join(folder, "chromium") }, "darwin").ok).toBe(true);
  expect(checkChromium({ PATH: "" }, "linux")).toMatchObject({ ok: false, optional: true });
  const bin = join(folder, "bin");
  await mkdir(bin);
  const suffix = process.platform === "win32" ? ".exe" : "";
  for (const name of ["daprd", "placement", "scheduler"]) {
    await writeFile(join(bin, name + suffix), "");
  }
  expect(await checkDapr({ DAPR_HOME: folder })).toMatchObject({ ok: true });
});
