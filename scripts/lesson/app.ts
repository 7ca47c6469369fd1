import { spawn, type ChildProcess } from "node:child_process";
import { pathToFileURL } from "node:url";

/** How long an app may take to stop when everything ends, in milliseconds. */
const GRACE = 4000;

const leash = pathToFileURL(`${import.meta.dirname}/leash.mjs`).href;

export interface AppOptions {
  /** The lesson's folder. */
  folder: string;
  /** The file in it to run: "main.ts". */
  file: string;
  args: readonly string[];
  /** What the app's environment has beside ours. */
  env: Readonly<Record<string, string>>;
  grpcPort: number;
  httpPort: number | undefined;
  /** File that takes stdout and stderr. */
  output: number;
}

export interface AppEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A lesson's app in its own process. */
export interface App {
  readonly ended: Promise<AppEnd>;
  /** Resolves when the app has done its work and waits to be stopped. */
  readonly staying: Promise<void>;
  /** Asks the app to stop, ends it when it takes too long, and waits until it is gone. */
  stop(grace?: number): Promise<AppEnd>;
  /** Ends the app and what it started at once, without asking, and waits until it is gone. */
  kill(): Promise<AppEnd>;
}

/**
 * Starts a lesson's own program as its package would, on the sidecar with these ports.
 * When this process ends, however it ends, the app and what it started end too.
 */
export function startApp(options: AppOptions): App {
  const { folder, file, args, output } = options;
  const child = spawn(process.execPath, ["--import", leash, "--import", "tsx", file, ...args], {
    cwd: folder,
    env: environment(options),
    stdio: ["ignore", output, output, "ipc"],
    // A group of its own can be ended as a whole, and Ctrl-C reaches us alone.
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  const ended = new Promise<AppEnd>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  const staying = new Promise<void>((resolve) => {
    child.on("message", (message) => message === "staying" && resolve());
  });
  return {
    ended,
    staying,
    stop: (grace = GRACE) => stop(child, ended, grace),
    kill: () => kill(child, ended),
  };
}

/** Ours, without what would lead the SDK to another sidecar. */
function environment({ env, grpcPort, httpPort }: AppOptions): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("DAPR_"));
  return {
    ...Object.fromEntries(own),
    DAPR_GRPC_PORT: String(grpcPort),
    ...(httpPort !== undefined && { DAPR_HTTP_PORT: String(httpPort) }),
    ...env,
    COURSE_LEASH: "tied",
  };
}

async function stop(child: ChildProcess, ended: Promise<AppEnd>, grace: number): Promise<AppEnd> {
  // Nothing can be asked to stop on Windows.
  if (process.platform === "win32") return kill(child, ended);
  if (isRunning(child)) child.kill("SIGTERM");
  const impatience = setTimeout(() => killGroup(child), grace);
  const end = await ended;
  clearTimeout(impatience);
  // The app is gone; what it started may not be.
  killGroup(child);
  return end;
}

function kill(child: ChildProcess, ended: Promise<AppEnd>): Promise<AppEnd> {
  if (process.platform !== "win32") killGroup(child);
  // A process that has ended may have given its id away.
  else if (isRunning(child)) {
    spawn("taskkill", ["/pid", String(child.pid), "/t", "/f"], { stdio: "ignore" });
  }
  return ended;
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // Nothing is left of it.
  }
}
