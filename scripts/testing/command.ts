import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../folders.ts";

type Cleanup = (undo: () => Promise<void>) => void;

/** A folder of the test's own, with a space in its name, gone when the test is over. */
export async function temporaryFolder(cleanup: Cleanup): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "course test "));
  cleanup(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** A command that runs, as a learner's terminal has it. */
export interface Running {
  readonly pid: number;
  /** What it has printed so far, stdout and stderr together. */
  readonly output: string;
  /** Waits until it has printed `text`. Fails when it ends before. */
  printed(text: string | RegExp): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  /** Folder for the command's data, instead of `.course`. */
  data?: string;
  /** The course's folder, when it is a copy. */
  home?: string;
  cwd?: string;
  env?: Record<string, string>;
}

/** Starts a command as `npm run` does. It is killed when the test is over. */
export function start(
  args: readonly string[],
  cleanup: Cleanup,
  { data, home = root, cwd = home, env }: CommandOptions = {},
): Running {
  const child = spawn(process.execPath, [join(home, "scripts", "run.mjs"), ...args], {
    cwd,
    env: { ...process.env, ...(data !== undefined && { COURSE_DIR: data }), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const heard = { stdout: "", stderr: "", both: "" };
  const listeners = new Set<() => void>();
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      heard[name] += text;
      heard.both += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = once(child, "close").then(([code, signal]): Ended => {
    const { stdout, stderr } = heard;
    return { code, signal, stdout, stderr };
  });
  cleanup(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return {
    pid: child.pid ?? 0,
    get output() {
      return heard.both;
    },
    kill: (signal) => void child.kill(signal),
    ended,
    printed(text) {
      const has = () =>
        typeof text === "string" ? heard.both.includes(text) : text.test(heard.both);
      return new Promise((resolve, reject) => {
        const look = () => {
          if (!has()) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
        void ended.then(() =>
          reject(new Error(`It ended without ${String(text)}:\n${heard.both}`)),
        );
      });
    },
  };
}

/** Runs a command to its end. */
export function runToEnd(
  args: readonly string[],
  cleanup: Cleanup,
  options?: CommandOptions,
): Promise<Ended> {
  return start(args, cleanup, options).ended;
}

interface Process {
  pid: number;
  parent: number;
  command: string;
}

/** All processes that `pid` has started, and theirs, where `ps` exists. */
export async function descendants(pid: number): Promise<Process[]> {
  const { stdout } = await promisify(execFile)("ps", ["-Ao", "pid=,ppid=,args="]);
  const all = stdout.split("\n").flatMap((line): Process[] => {
    const [, own, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return command === undefined ? [] : [{ pid: Number(own), parent: Number(parent), command }];
  });
  const found: Process[] = [];
  for (const parents = [pid]; parents.length > 0;) {
    const next = all.filter(({ parent }) => parent === parents[0]);
    parents.shift();
    found.push(...next);
    parents.push(...next.map((child) => child.pid));
  }
  return found.filter(({ command }) => !/^ps |^\(ps\)/.test(command));
}

/** Waits until a process is gone; fails after 10 seconds. */
export async function isGone(pid: number): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (isAlive(pid)) {
    if (performance.now() > deadline) throw new Error(`process ${pid} is still there`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * The part of the course that lessons need, copied to another folder.
 * @param exercises adds what exercises need; they are in the copy as they are given out
 */
export async function copyCourse(
  to: string,
  { packages = true, exercises = false } = {},
): Promise<void> {
  await mkdir(to, { recursive: true });
  const parts = ["scripts", "sidecar", "grader", "runs", "lessons", "course.ts", "package.json"];
  if (exercises) {
    parts.push("tsconfig.json", "exercises", "solutions", "docs");
    parts.push("agendas.ts", "agendas", "teaching-guide.ts");
  }
  for (const name of parts) {
    await cp(join(root, name), join(to, name), {
      recursive: true,
      filter: (path) => {
        const inside = path.slice(root.length);
        const isTest = inside.endsWith(".test.ts") && !/grade\.test\.ts$/.test(inside);
        return !isTest && !/node_modules|\.vitepress/.test(inside);
      },
    });
  }
  for (const exercise of exercises ? await readdir(join(to, "exercises")) : []) {
    const folder = join(to, "exercises", exercise);
    const starter = join(folder, "starter");
    if (existsSync(starter)) await cp(starter, folder, { recursive: true });
  }
  if (packages) await symlink(join(root, "node_modules"), join(to, "node_modules"), "junction");
}

/** Changes a file by replacing `before`, which must be in it. */
export async function change(path: string, before: string, after: string): Promise<void> {
  const text = await readFile(path, "utf8");
  if (!text.includes(before)) throw new Error(`${path} has no ${before}`);
  await writeFile(path, text.replace(before, after));
}
