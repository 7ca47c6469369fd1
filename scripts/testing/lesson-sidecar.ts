import { startSidecar } from "../../sidecar/index.ts";

/**
 * Vitest's global setup for the lessons: a sidecar in memory for all of them. They learn
 * its port as they would from `dapr run`, so their tests know nothing of the course.
 * @returns what stops it
 */
export default async function setup(): Promise<() => Promise<void>> {
  const sidecar = await startSidecar({ httpPort: false });
  process.env.DAPR_GRPC_PORT = String(sidecar.grpcPort);
  return () => sidecar.stop();
}
