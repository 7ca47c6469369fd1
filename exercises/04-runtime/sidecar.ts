import { setTimeout } from "node:timers/promises";

/** Dapr's HTTP interface: health, and what the sidecar knows about this app. */
const address = `http://127.0.0.1:${process.env.DAPR_HTTP_PORT ?? 3500}/v1.0`;

/** Resolves once the sidecar takes calls. The SDK does not try a second time. */
export async function sidecarIsUp(): Promise<void> {
  for (;;) {
    const answer = await fetch(`${address}/healthz/outbound`).catch(
      () => undefined,
    );
    if (answer?.ok) return;
    await setTimeout(200);
  }
}

/** Whether the sidecar has a worker to give work to. */
export async function workerIsConnected(): Promise<boolean> {
  try {
    const answer = await fetch(`${address}/metadata`);
    const { workflows } = (await answer.json()) as {
      workflows?: { connectedWorkers?: number };
    };
    return (workflows?.connectedWorkers ?? 0) > 0;
  } catch {
    return false;
  }
}
