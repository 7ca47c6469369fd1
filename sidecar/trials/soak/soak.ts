import { DaprWorkflowClient } from "@dapr/dapr";
import { setTimeout as sleep } from "node:timers/promises";
import type { Observation } from "../../index.ts";
import { Invariant, Violation } from "../../simulation/invariant.ts";
import { readJournal } from "../../store/journal/read.ts";
import { Life } from "./processes.ts";
import { resultFor, soaking } from "./workflow.ts";

/** What a live heap may grow by in work: compiled code and warm buffers, not workflows. */
export const HEAP_ALLOWANCE = 15_000_000;

export interface SoakOptions {
  /** Folder for the journal. */
  data: string;
  /** How many workflows in all, and how many of them at once. */
  workflows: number;
  live: number;
  workers: number;
  /** After so many finished workflows a worker, and the sidecar, is killed with SIGKILL. */
  killWorkerEvery: number;
  killSidecarEvery: number;
}

export interface SoakReport {
  finished: number;
  workersKilled: number;
  sidecarsKilled: number;
  /** Most bytes that a sidecar's process took. */
  rss: number;
  /** Bytes of a sidecar's live heap: the first one's before any work, the last one's after all of it. */
  heapBefore: number;
  heapAfter: number;
}

/**
 * Runs workflows while workers and the sidecar are killed, with processes and connections of
 * their own each.
 * @throws {Violation} when one is lost, stuck or wrong, or an activity runs again
 */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const run = new Soak(options);
  try {
    return await run.run();
  } finally {
    await run.end();
  }
}

class Soak {
  readonly #options: SoakOptions;
  readonly #invariant = new Invariant();
  #sidecar: Life | undefined;
  #workers: Life[] = [];
  #client: DaprWorkflowClient | undefined;
  #port = 0;
  #failure: Error | undefined;
  #report = { finished: 0, workersKilled: 0, sidecarsKilled: 0, rss: 0 };
  #changing: Promise<void> = Promise.resolve();
  #heapBefore: number | undefined;

  constructor(options: SoakOptions) {
    this.#options = options;
  }

  async run(): Promise<SoakReport> {
    const { workflows, live, workers } = this.#options;
    await this.#startSidecar();
    await this.#startWorkers(workers);
    let next = 0;
    const lane = async () => {
      while (next < workflows && !this.#failure) await this.#live(next++);
    };
    await Promise.all(Array.from({ length: live }, lane));
    await this.#changing;
    if (this.#failure) throw this.#failure;
    const { heap: heapAfter } = await this.#weigh();
    return { ...this.#report, heapBefore: this.#heapBefore ?? 0, heapAfter };
  }

  async end(): Promise<void> {
    await this.#client?.stop();
    await Promise.all(this.#workers.map((worker) => worker.kill()));
    await this.#sidecar?.kill();
  }

  /** One workflow from start to purge; each call is made again until it is answered. */
  async #live(n: number): Promise<void> {
    const id = `soak-${n}`;
    await this.#insist((client) => client.scheduleNewWorkflow(soaking, n, id), /already exists/);
    this.#invariant.acknowledged(id, "its start", (now) => now !== undefined);
    await this.#insist((client) => client.raiseEvent(id, "add", 1));
    const state = await this.#insist((client) => client.waitForWorkflowCompletion(id, true, 120));
    this.#check(() =>
      this.#invariant.ended(id, state?.serializedOutput ?? "nothing", [String(resultFor(n))]),
    );
    this.#invariant.superseded(id);
    await this.#insist((client) => client.purgeWorkflow(id), /no such instance/);
    this.#invariant.forget(id);
    this.#report.finished += 1;
    this.#disturb(this.#report.finished);
  }

  /** Makes a call again while the sidecar is down. What says that it was carried out counts as well. */
  async #insist<T>(
    call: (client: DaprWorkflowClient) => Promise<T>,
    done?: RegExp,
  ): Promise<T | undefined> {
    for (;;) {
      await this.#changing;
      if (!this.#client || this.#failure) return undefined;
      try {
        return await call(this.#client);
      } catch (error) {
        const { code, message = "" } = error as { code?: number; message?: string };
        if (done?.test(message)) return undefined;
        // UNAVAILABLE or CANCELLED: the sidecar is gone. Everything else is an answer.
        if (code !== 14 && code !== 1) this.#fail(new Violation(message));
        await sleep(50);
      }
    }
  }

  #disturb(finished: number): void {
    const { killWorkerEvery, killSidecarEvery } = this.#options;
    if (finished % killSidecarEvery === 0) this.#change(() => this.#replaceSidecar());
    else if (finished % killWorkerEvery === 0) this.#change(() => this.#replaceWorker());
  }

  #change(change: () => Promise<void>): void {
    this.#changing = this.#changing.then(change).catch((error: Error) => this.#fail(error));
  }

  async #replaceWorker(): Promise<void> {
    await this.#workers.shift()?.kill();
    this.#report.workersKilled += 1;
    await this.#startWorkers(1);
  }

  /** What is on the disk is checked before the next sidecar takes it over. */
  async #replaceSidecar(): Promise<void> {
    await this.#weigh();
    await this.#sidecar?.kill();
    this.#report.sidecarsKilled += 1;
    await this.#client?.stop();
    // Its workers have lost their connection; SDK 3.18 does not come back from that.
    await Promise.all(this.#workers.splice(0).map((worker) => worker.kill()));
    const { instances } = await readJournal(this.#options.data);
    this.#invariant.restarted(instances);
    await this.#startSidecar();
    await this.#startWorkers(this.#options.workers);
  }

  async #startSidecar(): Promise<void> {
    const { data } = this.#options;
    this.#sidecar = new Life(
      "../sidecar-process.ts",
      [data, String(this.#port)],
      ({ observation }) => {
        if (observation) this.#observe(observation, observation.executionId);
      },
    );
    const { ready } = await this.#sidecar.next("ready");
    this.#port = ready.grpcPort;
    this.#heapBefore ??= (await this.#weigh()).heap;
    this.#client = new DaprWorkflowClient({
      daprHost: "127.0.0.1",
      daprPort: String(this.#port),
    });
  }

  async #startWorkers(count: number): Promise<void> {
    const fresh = Array.from(
      { length: count },
      () => new Life("./worker-process.ts", [String(this.#port)]),
    );
    this.#workers.push(...fresh);
    await Promise.all(fresh.map((worker) => worker.next("ready")));
  }

  async #weigh() {
    const weight = await this.#sidecar?.weigh();
    this.#report.rss = Math.max(this.#report.rss, weight?.rss ?? 0);
    return weight ?? { heap: 0, rss: 0 };
  }

  #observe(observation: Observation, executionId = ""): void {
    if (observation.type === "activityAnswered") {
      this.#invariant.resultRecorded(observation.instanceId, executionId, observation.taskId);
    } else if (observation.type === "activitySent") {
      const { instanceId, taskId } = observation;
      this.#check(() => this.#invariant.activitySent(instanceId, executionId, taskId));
    }
  }

  #check(holds: () => void): void {
    try {
      holds();
    } catch (error) {
      this.#fail(error as Error);
    }
  }

  #fail(error: Error): void {
    this.#failure ??= error;
  }
}
