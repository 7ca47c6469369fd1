/**
 * Vitest's setup for a lesson's tests: a sidecar in memory for each test file, since workers
 * of two lessons on one sidecar would take each other's work. They learn its ports as they
 * would from `dapr run`, so they know nothing of the course.
 */
import { afterAll } from "vitest";
import { startSidecar } from "../../sidecar/index.ts";

const sidecar = await startSidecar();
process.env.DAPR_GRPC_PORT = String(sidecar.grpcPort);
process.env.DAPR_HTTP_PORT = String(sidecar.httpPort);
// Registered first, so it runs after the hooks of the tests.
afterAll(() => sidecar.stop());
