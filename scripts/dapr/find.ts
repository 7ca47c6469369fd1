import { existsSync } from "node:fs";
import { connect } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";
import { daprError } from "./errors.ts";

/** Placement and scheduler: as paths of programs, or as `host:port` where they listen. */
export interface ControlPlane {
  placement: string;
  scheduler: string;
}

/** What of Dapr there is on this machine. */
export interface DaprFound {
  /** Path of the program. */
  daprd: string;
  /** `start`: programs to run. `join`: addresses where they run already, in Docker. */
  controlPlane: { start: ControlPlane } | { join: ControlPlane };
}

/** Where `dapr init` publishes the ports of its containers. */
const inDocker: ControlPlane =
  process.platform === "win32"
    ? { placement: "127.0.0.1:6050", scheduler: "127.0.0.1:6060" }
    : { placement: "127.0.0.1:50005", scheduler: "127.0.0.1:50006" };

/**
 * Finds what `dapr init --slim` installs, or what plain `dapr init` does: daprd, and a
 * control plane in Docker. It looks in `$DAPR_HOME`, `$DAPR_RUNTIME_PATH` (the CLI's own
 * variable) and the home folder. Rejects with `DAPR_NOT_FOUND` and the places it looked in.
 *
 * The `dapr` CLI itself is not called: `dapr run` starts the same daprd, but has its own
 * ways with logs and signals, and after `--slim` leaves placement and scheduler to the
 * user. Starting the programs it installed gives the same Dapr with less in between.
 */
export async function findDapr(
  env = process.env,
  home = homedir(),
  docker = inDocker,
): Promise<DaprFound> {
  const folders = [
    env.DAPR_HOME && join(env.DAPR_HOME, "bin"),
    env.DAPR_RUNTIME_PATH && join(env.DAPR_RUNTIME_PATH, ".dapr", "bin"),
    join(home, ".dapr", "bin"),
  ].filter((folder) => typeof folder === "string" && folder !== "") as string[];

  const folder = folders.find((candidate) => existsSync(program(candidate, "daprd")));
  if (!folder) throw daprError("DAPR_NOT_FOUND", "daprd", folders);
  const daprd = program(folder, "daprd");
  const start = {
    placement: program(folder, "placement"),
    scheduler: program(folder, "scheduler"),
  };
  const missing = Object.values(start).filter((path) => !existsSync(path));
  if (missing.length === 0) return { daprd, controlPlane: { start } };

  const answers = await Promise.all(Object.values(docker).map(accepts));
  if (answers.every(Boolean)) return { daprd, controlPlane: { join: docker } };
  throw daprError("DAPR_NOT_FOUND", "its placement or scheduler service", [
    ...missing,
    docker.placement,
    docker.scheduler,
  ]);
}

function program(folder: string, name: string): string {
  return join(folder, process.platform === "win32" ? `${name}.exe` : name);
}

function accepts(address: string): Promise<boolean> {
  const { hostname, port } = new URL(`http://${address}`);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: 1000 });
    const answer = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once("connect", () => answer(true));
    socket.once("error", () => answer(false));
    socket.once("timeout", () => answer(false));
  });
}
