/**
 * A sidecar in a process of its own, for trials that kill it, starve it or weigh it. Arguments:
 * the data folder, and the gRPC port (0 picks one). It tells its parent what it observes, and
 * answers `{ weigh: true }` with the bytes of its live heap after a collection.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { startSidecar } from "../index.ts";

const [data = "", grpcPort] = process.argv.slice(2);
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const sidecar = await startSidecar({
  store: { journal: data },
  grpcPort: Number(grpcPort),
  observe(observation) {
    if (observation.type === "turnSent" || observation.type === "turnCommitted") return;
    const { type } = observation;
    const error = type === "storeFailed" ? String(observation.error) : undefined;
    const isActivity = type === "activitySent" || type === "activityAnswered";
    const executionId = isActivity ? executionOf(observation.instanceId) : undefined;
    process.send?.({ observation: { ...observation, error, executionId } });
  },
});

function executionOf(instanceId: string): string | undefined {
  const start = sidecar.history(instanceId)?.find(({ type }) => type === "ExecutionStarted");
  return start?.type === "ExecutionStarted" ? start.executionId : undefined;
}

process.on("message", () => {
  collect();
  process.send?.({ heap: process.memoryUsage().heapUsed, rss: process.memoryUsage.rss() });
});
process.once("disconnect", () => process.exit());
process.send?.({ ready: { grpcPort: sidecar.grpcPort, httpPort: sidecar.httpPort } });
