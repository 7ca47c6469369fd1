import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";
import { expect, onTestFinished } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

/** A learner's course: `npm start` in one terminal, and another terminal. */
export interface Started {
  /** Address of the site's first page, with a slash at the end. */
  address: string;
  /** Runs a command, such as "check", "1", to its end, however it ends. */
  command(...args: string[]): Promise<unknown>;
}

/** Starts the course with a data folder of its own; both are gone when the test is over. */
export async function startCourse(): Promise<Started> {
  const folder = await mkdtemp(path.join(tmpdir(), "course data "));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const command = (...args: string[]) =>
    execa(process.execPath, [path.join(root, "scripts/run.mjs"), ...args], {
      // What a site is served for, Vitest sets for its own purposes.
      env: { COURSE_DIR: folder, NODE_ENV: undefined },
      reject: false,
    });
  const server = command("start", "--no-open");
  onTestFinished(async () => {
    server.kill();
    await server;
  });
  let printed = "";
  server.stdout.on("data", (text: Buffer) => (printed += text.toString()));
  await expect.poll(() => printed, { timeout: 60_000 }).toMatch(/at http\S+\n/);
  const [, address = ""] = /at (http\S+)\n/.exec(printed) ?? [];
  return { address, command };
}

/**
 * The browser looks for an icon before a page, whose head comes late from this server, has
 * named its own.
 */
export const isIcon = (trouble: string) => trouble.endsWith("/favicon.ico");
