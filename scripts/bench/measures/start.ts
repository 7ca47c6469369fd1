import { join } from "node:path";
import { root } from "../../folders.ts";
import { kill, untilFirstLine } from "../command.ts";
import type { Figures } from "../figures.ts";
import type { Bench } from "../row.ts";

const sidecar = (data: string) => [
  join(root, "scripts", "run.mjs"),
  ...["sidecar", "--json", "--grpc-port", "0", "--http-port", "0", "--data", data],
];

const empty = ["-e", 'require("@grpc/grpc-js"); console.log("ready")'];

/** Milliseconds from the start of the process: the sidecar's, and of Node with grpc-js loaded. */
export async function readiness(bench: Bench): Promise<Figures> {
  const figures = { sidecar: [] as number[], node: [] as number[] };
  for (let round = -1; round < bench.rounds; round++) {
    const data = join(bench.folder, `ready-${round}`);
    const sides = { sidecar: sidecar(data), node: empty };
    for (const side of ["sidecar", "node"] as const) {
      const args = sides[side];
      const { process, milliseconds } = await untilFirstLine(bench.watch, args, { cwd: root });
      await kill(process);
      if (round >= 0) figures[side].push(milliseconds);
    }
  }
  return figures;
}

/** Starts the sidecar as `npm run sidecar` does, on a folder. */
export async function startOn(bench: Bench, data: string) {
  const started = await untilFirstLine(bench.watch, sidecar(data), { cwd: root });
  const { process, line, milliseconds } = started;
  const { grpcPort } = JSON.parse(line) as { grpcPort: number };
  return { process, grpcPort, milliseconds };
}
