import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { daprError, type DaprError } from "./errors.ts";
import { findDapr, type DaprFound } from "./find.ts";
import { startKeeper } from "./keeper.ts";
import { logTail } from "./log.ts";
import { allFree, pickPorts, type Ports } from "./ports.ts";
import { configuration, programsFor } from "./programs.ts";

const readySeconds = 30;
const pollMilliseconds = 25;

export interface DaprOptions {
  /** Folder with the components, as `dapr run --resources-path` takes it. */
  resources: string;
  appId: string;
  /**
   * Where relative paths of components and the scheduler's data end up; give it to keep
   * state from one start to the next. By default a temporary folder, deleted on stop.
   */
  workDir?: string;
  /** What callers must give as `dapr-api-token`; without it daprd lets everyone in. */
  apiToken?: string;
  /** The largest message and body that daprd takes, such as `16Mi`; 4Mi by default. */
  maxBodySize?: string;
  /** `inherit` writes the logs of Dapr's programs to stderr; `quiet` (default) hides them. */
  log?: "quiet" | "inherit";
}

/** Dapr as it runs on this machine, on loopback, on ports that were free. */
export interface RealDapr {
  /** For the SDK, as `DAPR_GRPC_PORT`. */
  grpcPort: number;
  /** For curl, as `DAPR_HTTP_PORT`. */
  httpPort: number;
  /** daprd's own version, such as `1.18.2`. */
  version: string;
  /** Path of the daprd that runs. */
  daprd: string;
  /** Resolves with a `DAPR_DIED` error when one of the programs ends by itself. */
  died: Promise<DaprError>;
  /** Ends all programs and deletes temporary folders. Safe to call twice. */
  stop: () => Promise<void>;
}

/**
 * Starts daprd with placement and scheduler and waits until it can run workflows.
 * Whatever ends this process, SIGKILL included, also ends them.
 * Rejects with a `DaprError`: `DAPR_NOT_FOUND`, `DAPR_NOT_READY` or `DAPR_DIED`.
 */
export async function startDapr(options: DaprOptions): Promise<RealDapr> {
  return startFound(await findDapr(), options);
}

/** As `startDapr`, with the programs already found and ports that `pick` gives. */
export async function startFound(
  found: DaprFound,
  options: DaprOptions,
  pick = pickPorts,
): Promise<RealDapr> {
  const ports = await pick();
  try {
    return await launch(found, options, ports);
  } catch (error) {
    // Another program may have taken a port between the choice and the use. Dapr is
    // stopped by now, so a port that is not free is not Dapr's.
    if (await allFree(ports)) throw error;
    return launch(found, options, await pick());
  }
}

async function launch(found: DaprFound, options: DaprOptions, ports: Ports): Promise<RealDapr> {
  const keeper = await startKeeper();
  const logOf = (name: string) => join(keeper.folder, `${name}.log`);
  const died = keeper.ended.then(async ({ name, how }) =>
    daprError("DAPR_DIED", name, how, await logTail(logOf(name))),
  );
  const settled = new AbortController();
  try {
    const run = {
      appId: options.appId,
      resources: resolve(options.resources),
      config: join(keeper.folder, "config.yaml"),
      state: options.workDir ? resolve(options.workDir) : keeper.folder,
      apiToken: options.apiToken,
      maxBodySize: options.maxBodySize,
    };
    await mkdir(run.state, { recursive: true });
    await writeFile(run.config, configuration);
    for (const program of programsFor(found, ports, run)) {
      keeper.start(program, options.log === "inherit" ? undefined : logOf(program.name));
    }
    const [version] = await Promise.race([
      Promise.all([versionOf(found.daprd), ready(ports.http, logOf("daprd"), settled.signal)]),
      died.then((error) => Promise.reject(error)),
    ]);
    return {
      grpcPort: ports.grpc,
      httpPort: ports.http,
      version,
      daprd: found.daprd,
      died,
      stop: keeper.stop,
    };
  } catch (error) {
    await keeper.stop();
    throw error;
  } finally {
    settled.abort();
  }
}

async function versionOf(daprd: string): Promise<string> {
  // When daprd cannot run at all, the keeper says why.
  const { stdout } = await execa(daprd, ["--version"], { reject: false });
  return stdout?.trim() || "unknown";
}

async function ready(httpPort: number, log: string, giveUp: AbortSignal): Promise<void> {
  const deadline = Date.now() + readySeconds * 1000;
  while (Date.now() < deadline && !giveUp.aborted) {
    const answer = await fetch(`http://127.0.0.1:${httpPort}/v1.0/healthz/outbound`, {
      signal: AbortSignal.timeout(1000),
    }).catch(() => undefined);
    if (answer?.status === 204 && !(await givesUp(log))) return;
    await sleep(pollMilliseconds);
  }
  throw daprError("DAPR_NOT_READY", readySeconds, await logTail(log));
}

/**
 * Whether daprd is on its way out. One that cannot start a component says it is ready while
 * it shuts down, but it has written this line before.
 */
async function givesUp(log: string): Promise<boolean> {
  return (await readFile(log, "utf8").catch(() => "")).includes("daprd will exit gracefully");
}
