import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import { startDapr } from "../dapr/index.ts";
import type { AppLine } from "./app-log.ts";
import type { Engine, EngineOptions } from "./engine.ts";
import { Retelling } from "./retelling.ts";
import { RemoteHistory } from "./remote-history.ts";

/** How long a workflow that the SDK calls completed may take to be so in Dapr, in milliseconds. */
const PATIENCE = 5000;
const POLL = 20;

/** What the SDK says when a workflow's body is about to run. */
const BEGINS = /^Received "Orchestrator Request" work item with instance id '(.+)'/;
/** What it says when the body has come to its end. */
const ENDED = /^(.+): Orchestration completed with status/;
/** What it says when it has reached the sidecar. */
const CONNECTED = /^Successfully connected/;

/**
 * Starts real Dapr with a lesson's own components. Dapr does not tell what it does while
 * it does it, so each workflow's story is told from its history: once it has ended, or as
 * far as it has come when something else is to be told.
 * @throws {DaprError} when Dapr is not there or does not start
 */
export async function startRealDapr({ project, narrator }: EngineOptions): Promise<Engine> {
  const dapr = await startDapr({
    resources: join(project, "resources"),
    appId: await appIdOf(project),
  });
  const histories = new RemoteHistory(dapr.grpcPort);
  const retelling = new Retelling(narrator);
  /** Instances by their ids, and how many workers had connected when each began. */
  const ids = new Map<string, number>();
  const unfinished = new Set<string>();
  let connections = 0;
  let told = Promise.resolve();

  async function tell(id: string): Promise<void> {
    const history = await endedHistory(histories, id);
    if (history) retelling.tell(id, history, { once: ids.get(id) === connections });
  }

  async function tellSoFar(id: string): Promise<void> {
    const history = await histories.read(id).catch(() => []);
    if (unfinished.has(id)) retelling.tellSoFar(id, history);
  }

  const failed = dapr.died.then((error) => Promise.reject(error));
  // Nobody waits for it when the lesson is interrupted before it has begun.
  failed.catch(() => {});

  return {
    name: `real Dapr ${dapr.version}`,
    grpcPort: dapr.grpcPort,
    httpPort: dapr.httpPort,
    notices: [],
    failed,
    heard(line: AppLine) {
      retelling.heard(line);
      if (CONNECTED.test(line.sdk?.message ?? "")) connections += 1;
      const [, begun] = BEGINS.exec(line.sdk?.message ?? "") ?? [];
      if (begun) {
        if (!unfinished.has(begun)) ids.set(begun, connections);
        unfinished.add(begun);
      }
      const [, id] = ENDED.exec(line.sdk?.message ?? "") ?? [];
      if (!id) return;
      unfinished.delete(id);
      told = told.then(() => tell(id));
    },
    async told() {
      for (const id of unfinished) told = told.then(() => tellSoFar(id));
      await told;
      retelling.rest();
    },
    instances: async () => [...ids.keys()],
    history: (id) => histories.read(id),
    // Dapr's journal is in its state store, in a form that is Dapr's own business.
    journal: async () => undefined,
    async stop() {
      retelling.rest();
      histories.close();
      await dapr.stop();
    },
  };
}

async function endedHistory(
  histories: RemoteHistory,
  id: string,
): Promise<HistoryEvent[] | undefined> {
  const deadline = performance.now() + PATIENCE;
  while (performance.now() < deadline) {
    const history = await histories.read(id).catch(() => []);
    if (history.some(({ type }) => type === "ExecutionCompleted")) return history;
    await sleep(POLL);
  }
  return undefined;
}

/** The app's name, from the file that `dapr run -f .` reads. */
async function appIdOf(project: string): Promise<string> {
  const text = await readFile(join(project, "dapr.yaml"), "utf8");
  const [, id] = /appID:\s*"?([\w-]+)/.exec(text) ?? [];
  if (!id) throw new Error(`${join(project, "dapr.yaml")} names no appID`);
  return id;
}
