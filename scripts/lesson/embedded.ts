import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startSidecar, type Observation, type Sidecar } from "../../sidecar/index.ts";
import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import { bodyRuns, type BodyRun } from "./body-runs.ts";
import type { Engine, EngineOptions } from "./engine.ts";
import { readLines } from "./journal.ts";
import type { Narrator } from "./narrator.ts";
import { openRunFolder } from "./run-folder.ts";

/** How long what is on its way to the disk may take to be told, and how often to look, in milliseconds. */
const PATIENCE = 2000;
const LOOK = 5;

/**
 * Starts the embedded sidecar in this process and has everything told that happens.
 * @throws {CommandError} FOLDER_IN_USE while another run of the lesson goes on
 * @throws {SidecarError} when the journal cannot be used
 */
export async function startEmbedded(options: EngineOptions): Promise<Engine> {
  const { home, fresh, narrator, chronicle, drain } = options;
  const folder = await openRunFolder(home, fresh);
  let fail: (error: unknown) => void;
  const failed = new Promise<never>((_resolve, reject) => (fail = reject));
  failed.catch(() => {});
  const running: { sidecar?: Sidecar } = {};
  const teller = new Teller(narrator, (id) => running.sidecar?.history(id) ?? []);
  const sidecar = await folder.use((data) =>
    startSidecar({
      store: { journal: data },
      observe(observation) {
        // What the app printed until now came before this.
        drain();
        chronicle.observe(observation);
        if (observation.type === "storeFailed") fail(observation.error);
        else teller.observe(observation);
      },
    }),
  );
  running.sidecar = sidecar;
  const { grpcPort, httpPort, notices } = sidecar;
  const kept = sidecar.instances();
  for (const { instanceId } of kept) teller.knowsEarlier(instanceId);
  return {
    name: "the embedded sidecar",
    grpcPort,
    httpPort,
    notices,
    continues: folder.continues
      ? kept.map(({ instanceId, status }) => `${instanceId} ${status}`)
      : undefined,
    failed,
    heard: (line) => narrator.app(line),
    // A history has what was decided a moment before it is on disk, which is when it is told.
    async told() {
      const deadline = performance.now() + PATIENCE;
      while (performance.now() < deadline) {
        if (sidecar.instances().every(({ instanceId }) => teller.hasTold(instanceId))) return;
        await sleep(LOOK);
      }
    },
    instances: async () => sidecar.instances().map(({ instanceId }) => instanceId),
    history: async (id) => sidecar.history(id) ?? [],
    journal: () => readLines(join(home, "data")),
    async stop(finished) {
      await sidecar.stop();
      if (finished) await folder.finish();
    },
  };
}

/** Makes a story of what the sidecar observes. */
class Teller {
  readonly #narrator: Narrator;
  readonly #historyOf: (id: string) => readonly HistoryEvent[];
  /** Instances of an earlier run: what was handed out then is not known. */
  readonly #earlier = new Set<string>();
  /** The newest event of each instance that has been told. */
  readonly #last = new Map<string, HistoryEvent>();
  readonly #begun = new Map<string, ReturnType<Narrator["runBegins"]>>();
  /** How often each activity was handed to a worker, by instance and task. */
  readonly #handed = new Map<string, Map<number, { name: string; times: number }>>();

  constructor(narrator: Narrator, historyOf: (id: string) => readonly HistoryEvent[]) {
    this.#narrator = narrator;
    this.#historyOf = historyOf;
  }

  knowsEarlier(id: string): void {
    this.#earlier.add(id);
    this.#noteLast(id, this.#historyOf(id));
  }

  /** Whether everything in the history of an instance has been told. */
  hasTold(id: string): boolean {
    return this.#last.get(id) === this.#historyOf(id).at(-1);
  }

  #noteLast(id: string, history: readonly HistoryEvent[]): void {
    const last = history.at(-1);
    if (last) this.#last.set(id, last);
    else this.#last.delete(id);
  }

  observe(observation: Observation): void {
    switch (observation.type) {
      case "created":
        this.#forget(observation.instanceId);
        break;
      case "turnSent":
        this.#begun.set(observation.instanceId, this.#narrator.runBegins(observation.instanceId));
        break;
      case "turnCommitted":
        this.#committed(observation);
        break;
      case "activitySent": {
        const { instanceId: id, taskId, name } = observation;
        const tasks = this.#handed.get(id) ?? new Map<number, { name: string; times: number }>();
        this.#handed.set(
          id,
          tasks.set(taskId, { name, times: 1 + (tasks.get(taskId)?.times ?? 0) }),
        );
        this.#narrator.activityBegins(id, this.#historyOf(id));
        break;
      }
      case "continuedAsNew":
        this.#narrator.release();
        this.#narrator.note(`${observation.instanceId} continues as new, with an empty history.`);
        break;
      case "workerGone":
        this.#narrator.release();
        break;
      default:
        break;
    }
  }

  #committed({ instanceId: id, events, status }: Observation & { type: "turnCommitted" }): void {
    const history = this.#historyOf(id);
    const run = bodyRuns(history).find(({ written }) => sharesEvents(written, events));
    const tell = this.#begun.get(id) ?? this.#narrator.runBegins(id);
    this.#begun.delete(id);
    if (run) tell(run, history);
    else this.#narrator.note(`${id} is ${status.toLowerCase()}.`);
    if (run?.end) this.#narrator.ended(id, history, this.#repeated(id));
    this.#noteLast(id, events);
  }

  #repeated(id: string): string[] | undefined {
    if (this.#earlier.has(id)) return undefined;
    const tasks = [...(this.#handed.get(id)?.values() ?? [])];
    return tasks.filter(({ times }) => times > 1).map(({ name }) => name);
  }

  /** An id can be used again once its instance has ended. */
  #forget(id: string): void {
    this.#earlier.delete(id);
    this.#handed.delete(id);
  }
}

function sharesEvents(written: BodyRun["written"], events: readonly HistoryEvent[]): boolean {
  return events[0] !== undefined && written.includes(events[0]);
}
