import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/command.ts";
import { AppLog } from "./app-log.ts";

type Cleanup = Parameters<typeof temporaryFolder>[0];

async function openLog(cleanup: Cleanup) {
  const folder = await temporaryFolder(cleanup);
  const log = new AppLog(join(folder, "app.log"));
  cleanup(async () => log.close());
  const lines: string[] = [];
  log.listen(({ text }) => lines.push(text));
  return { log, lines, folder };
}

test("tells all that was written before, in the order it was written", async ({
  onTestFinished,
}) => {
  const { log, lines } = await openLog(onTestFinished);
  const script = `console.log("one"); console.error("two"); console.log("thr\\u00e9e\\nfour")`;
  await once(
    spawn(process.execPath, ["-e", script], { stdio: ["ignore", log.fd, log.fd] }),
    "exit",
  );
  log.drain();
  expect(lines).toEqual(["one", "two", "thrée", "four"]);
});

test("keeps a line until it is whole, or until the app has ended", async ({ onTestFinished }) => {
  const { log, lines } = await openLog(onTestFinished);
  writeSync(log.fd, "first\nsec");
  log.drain();
  expect(lines).toEqual(["first"]);
  writeSync(log.fd, "ond\nlast");
  log.drain();
  expect(lines).toEqual(["first", "second"]);
  log.appEnded();
  expect(lines).toEqual(["first", "second", "last"]);
});

test("leaves no file behind", async ({ onTestFinished }) => {
  const { folder } = await openLog(onTestFinished);
  expect(readdirSync(folder)).toEqual([]);
});
