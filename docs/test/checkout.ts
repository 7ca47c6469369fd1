import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, readdir, rm, symlink } from "node:fs/promises";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** What no checkout has, or only after work in it; tests of its own would be found twice. */
const isBeside = /node_modules|\.git$|\.git\/|\.vitepress|\.course|\.packed|(?<!grade)\.test\.ts$/;

/** The course in another folder, as somebody has it who has done nothing yet. */
export async function checkOut(to: string): Promise<void> {
  await cp(root, to, {
    recursive: true,
    filter: (from) => !isBeside.test(from.slice(root.length).replaceAll(path.sep, "/")),
  });
  for (const exercise of await readdir(path.join(to, "exercises"))) {
    const folder = path.join(to, "exercises", exercise);
    await cp(path.join(folder, "starter"), folder, { recursive: true }).catch(() => {});
  }
  await symlink(path.join(root, "node_modules"), path.join(to, "node_modules"), "junction");
}

/** A command that runs. */
export interface Command {
  /** What it has printed so far, stdout and stderr together. */
  readonly output: string;
  /** Waits until it has printed this, and gives what was found; fails when it ends before. */
  printed(text: RegExp): Promise<RegExpExecArray>;
  kill(signal: NodeJS.Signals): Promise<void>;
  readonly ended: Promise<{ code: number | null; output: string }>;
}

/** Starts one of the course's commands. @param home the course's folder @param data in place of `.course` */
export function startCommand(
  args: string[],
  home = root,
  data = path.join(home, ".course"),
): Command {
  const child = spawn(process.execPath, [path.join(home, "scripts", "run.mjs"), ...args], {
    cwd: home,
    env: { ...process.env, COURSE_DIR: data, NODE_ENV: undefined },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  let isOver = false;
  const ended = once(child, "close").then(([code]) => {
    isOver = true;
    return { code: code as number | null, output };
  });
  return {
    get output() {
      return output;
    },
    async printed(text) {
      for (;;) {
        const found = text.exec(output);
        if (found) return found;
        if (isOver) throw new Error(`It ended without ${String(text)}:\n${output}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async kill(signal) {
      child.kill(signal);
      await ended;
    },
    ended,
  };
}

/** Removes a folder in which something may still be written. */
export const removeFolder = (folder: string) => rm(folder, { recursive: true, maxRetries: 5 });
