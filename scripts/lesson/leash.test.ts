import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { isAlive, isGone, temporaryFolder } from "../testing/command.ts";

const leash = join(import.meta.dirname, "leash.mjs");

/** A runner that starts an app on the leash, reports its process and then does nothing. */
const runner = `
import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
const app = spawn(process.execPath, ["--import", pathToFileURL(process.argv[2]).href, process.argv[3]], {
  stdio: ["ignore", "inherit", "inherit", "ipc"],
  detached: process.platform !== "win32",
});
app.on("message", () => process.send(app.pid));
`;

const apps = {
  "that waits": `process.on("SIGTERM", () => {});`,
  "that computes for ever": `process.on("SIGTERM", () => {}); setTimeout(() => { for (;;); });`,
};

test.for(Object.entries(apps))(
  "an app %s ends when its runner is killed",
  async ([, code], { onTestFinished }) => {
    const folder = await temporaryFolder(onTestFinished);
    await writeFile(join(folder, "runner.mjs"), runner);
    await writeFile(join(folder, "app.mjs"), `${code} setInterval(() => {}, 1000);`);
    const parent = fork(join(folder, "runner.mjs"), [leash, join(folder, "app.mjs")]);
    const [app] = (await once(parent, "message")) as [number];
    onTestFinished(() => void (isAlive(app) && process.kill(app, "SIGKILL")));
    expect(isAlive(app)).toBe(true);
    parent.kill("SIGKILL");
    await isGone(app);
  },
);

test("an app whose runner has died before it began ends at once", async ({ onTestFinished }) => {
  const folder = await temporaryFolder(onTestFinished);
  await writeFile(join(folder, "app.mjs"), `console.log("began"); setInterval(() => {}, 1000);`);
  const app = spawn(
    process.execPath,
    ["--import", pathToFileURL(leash).href, join(folder, "app.mjs")],
    {
      // As after the runner's end: it was tied to one, and no channel leads there.
      env: { ...process.env, COURSE_LEASH: "tied" },
      stdio: ["ignore", "pipe", "inherit"],
      detached: process.platform !== "win32",
    },
  );
  onTestFinished(() => void app.kill("SIGKILL"));
  let output = "";
  app.stdout.on("data", (data) => (output += data));
  await once(app, "close");
  expect(output).toBe("");
});
