import { spawn, type ChildProcess } from "node:child_process";
import { pathToFileURL } from "node:url";

/** How long an app may take to stop when it is asked to, in milliseconds. */
const GRACE = 4000;

const leash = pathToFileURL(`${import.meta.dirname}/leash.mjs`).href;

export interface AppOptions {
  /** The lesson's folder. */
  folder: string;
  args: readonly string[];
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
  stop(): Promise<AppEnd>;
}

/**
 * Starts a lesson's own `main.ts` as its package would, on the sidecar with these ports.
 * When this process ends, however it ends, the app and what it started end too.
 */
export function startApp({ folder, args, grpcPort, httpPort, output }: AppOptions): App {
  const child = spawn(
    process.execPath,
    ["--import", leash, "--import", "tsx", "main.ts", ...args],
    {
      cwd: folder,
      env: environment(grpcPort, httpPort),
      stdio: ["ignore", output, output, "ipc"],
      // A group of its own can be ended as a whole, and Ctrl-C reaches us alone.
      detached: process.platform !== "win32",
      windowsHide: true,
    },
  );
  const ended = new Promise<AppEnd>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  const staying = new Promise<void>((resolve) => {
    child.on("message", (message) => message === "staying" && resolve());
  });
  return { ended, staying, stop: () => stop(child, ended) };
}

/** Ours, without what would lead the SDK to another sidecar. */
function environment(grpcPort: number, httpPort: number | undefined): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("DAPR_"));
  return {
    ...Object.fromEntries(own),
    DAPR_GRPC_PORT: String(grpcPort),
    ...(httpPort !== undefined && { DAPR_HTTP_PORT: String(httpPort) }),
  };
}

async function stop(child: ChildProcess, ended: Promise<AppEnd>): Promise<AppEnd> {
  const isRunning = child.exitCode === null && child.signalCode === null;
  if (process.platform === "win32") {
    // Nothing can be asked to stop there. A process that has ended may have given its id away.
    if (isRunning) spawn("taskkill", ["/pid", String(child.pid), "/t", "/f"], { stdio: "ignore" });
    return ended;
  }
  if (isRunning) child.kill("SIGTERM");
  const impatience = setTimeout(() => killGroup(child), GRACE);
  const end = await ended;
  clearTimeout(impatience);
  // The app is gone; what it started may not be.
  killGroup(child);
  return end;
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // Nothing is left of it.
  }
}
