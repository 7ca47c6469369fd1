import { setTimeout as sleep } from "node:timers/promises";
import { WorkflowRuntimeStatus, type DaprWorkflowClient, type WorkflowState } from "@dapr/dapr";
import type { Backend } from "./engines.ts";
import { readHistory } from "./history.ts";
import { callHttp } from "./http.ts";
import { slug, type Outcome, type ScenarioContext, type StateSeen } from "./scenario.ts";

const pollMilliseconds = 25;
const patienceSeconds = 20;

/** Builds what scenario `name` works with on an engine. */
export function contextFor(
  name: string,
  client: DaprWorkflowClient,
  { grpcPort, httpPort }: Pick<Backend, "grpcPort" | "httpPort">,
): ScenarioContext {
  return {
    client,
    grpcPort,
    httpPort,
    http: (method, path, options) => callHttp(httpPort, method, path, options),
    healthy: () => healthy(httpPort),
    id: (suffix) => (suffix ? `${slug(name)}-${suffix}` : slug(name)),
    state: async (id, payloads = true) =>
      seen(await whole(() => client.getWorkflowState(id, payloads))),
    ended: async (id) =>
      seen(await whole(() => client.waitForWorkflowCompletion(id, true, patienceSeconds))),
    history: (id) => whole(() => readHistory(grpcPort, id)),
    reached: (id, type) => reached(grpcPort, id, type),
    reachedStatus: (id, status) => reachedStatus(client, id, status),
    attempt,
  };
}

/** Reads again when daprd read half of a state while the other half was being written. */
async function whole<T>(read: () => Promise<T>, again = 5): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (again === 0 || !/transient store read failure/.test(String(error))) throw error;
    return whole(read, again - 1);
  }
}

function seen(state: WorkflowState | undefined): StateSeen | null {
  if (!state) return null;
  const failure = state.workflowFailureDetails;
  return {
    name: state.name,
    id: state.instanceId,
    status: WorkflowRuntimeStatus[state.runtimeStatus],
    input: state.serializedInput,
    output: state.serializedOutput,
    customStatus: state.customStatus,
    failure: failure && { type: failure.getErrorType(), message: failure.getErrorMessage() },
  };
}

async function attempt(call: Promise<unknown>): Promise<Outcome> {
  try {
    return { ok: (await call) ?? null };
  } catch (error) {
    const { code, details, message } = error as Error & { code?: number; details?: string };
    return { code, error: details ?? message };
  }
}

/** Asks until `look` gives back nothing; after 20 seconds what it gave back is the error. */
async function until(look: () => Promise<string | undefined>): Promise<void> {
  for (const deadline = Date.now() + patienceSeconds * 1000; ; await sleep(pollMilliseconds)) {
    const missing = await look();
    if (missing === undefined) return;
    if (Date.now() > deadline) throw new Error(missing);
  }
}

// An engine tells nobody when a history grows or a status changes, so these ask again.
const reached = (port: number, id: string, type: string) =>
  until(async () => {
    const events = await readHistory(port, id).catch(() => []);
    if (events.some((event) => event.type === type)) return undefined;
    const types = events.map((event) => event.type).join(", ");
    return `${id} did not reach ${type}. Its history is: ${types}.`;
  });

const reachedStatus = (client: DaprWorkflowClient, id: string, wanted: string) =>
  until(async () => {
    const { customStatus } = (await whole(() => client.getWorkflowState(id, true))) ?? {};
    if (customStatus === wanted || customStatus === JSON.stringify(wanted)) return undefined;
    return `${id} has the custom status ${customStatus} instead of ${wanted}.`;
  });

const healthy = (port: number) =>
  until(async () => {
    const { status, body } = await callHttp(port, "GET", "/v1.0/healthz");
    return status === 204 ? undefined : `It is not healthy: ${JSON.stringify(body)}`;
  });
