import { pathToFileURL } from "node:url";
import { Chronicle, type Story } from "../../runs/chronicle.ts";
import type { Modules } from "../compile/modules.ts";
import { graderError } from "../errors.ts";
import {
  activitiesPath,
  answerPath,
  givenFiles,
  replacedFiles,
  workflowPath,
  type Submission,
} from "../exercise.ts";
import type { Observation, Sidecar } from "../../sidecar/index.ts";
import type { Answer, FromWorker } from "../worker/messages.ts";
import { startWorker, type RaisedEvent, type WorkerProcess } from "../worker/worker.ts";
import type { Ledger } from "./ledger.ts";
import { loadProblem } from "./load-problem.ts";
import { isReplayed } from "./run.ts";
import { toldBy } from "./told.ts";

/** What the sidecar and the worker processes report, in the order it arrives. */
export type SessionEvent = Observation | FromWorker | { type: "ended"; reason: string };

/** One answer under test: a sidecar, a worker process, and a second one for after a crash. */
export interface Session {
  readonly submission: Submission;
  readonly sidecar: Sidecar;
  readonly ledger: Ledger;
  /** The process that runs the answer now. */
  worker(): WorkerProcess;
  /** Raises an event. Until it has arrived, no timer fires and no process is killed. */
  raise(event: RaisedEvent): void;
  /** Calls `hear` for everything that happens from now on; returns a function that ends this. */
  listen(hear: (event: SessionEvent) => void): () => void;
  /** Gets the next worker process ready, so that a restart takes no time. Safe to call twice. */
  prepare(): void;
  /** Kills the worker process; the next one takes over on the same sidecar. */
  crash(): Promise<void>;
  /** Says what an instance is there to show. */
  about(instanceId: string, text: string): void;
  /** Everything that happened so far. */
  story(): Story;
  /** A number that no earlier call gave. */
  nextNumber(): number;
  /** A seed for orders of completion; the same for the same tests, so a verdict is no matter of luck. */
  nextSeed(): number;
  close(): Promise<void>;
}

export interface StageOptions {
  /** Where effects are counted; who made it removes it. */
  ledger: Ledger;
  verbose: boolean;
}

interface Known {
  modules: Modules;
}

/** A sidecar and two worker processes, started for an answer that is still to come. */
export interface Stage {
  /**
   * Loads the answer into the first process. To be called once.
   * @param known the answer as JavaScript, where somebody has already translated it
   * @throws `Problem` when the answer cannot be loaded, `GraderError` when kit or machine fail
   */
  open(submission: Submission, known?: Known): Promise<Session>;
}

/** What the process that runs an answer is called in the story. */
const WORKER = "worker";

/** As `setStage`, with an answer that is already there. */
export async function openSession(
  options: StageOptions & { submission: Submission },
): Promise<Session> {
  return setStage(options).open(options.submission);
}

/** Starts everything that an answer is to be run with. */
export function setStage({ ledger, verbose }: StageOptions): Stage {
  const listeners = new Set<(event: SessionEvent) => void>();
  const tell = (event: SessionEvent) => {
    for (const hear of [...listeners]) hear(event);
  };
  const chronicle = new Chronicle(Date.now);
  const closing = new AbortController();
  const { signal } = closing;
  const worker = () => startWorker({ ledger: ledger.path, verbose, signal, hear: tell });
  let next: Promise<WorkerProcess> | undefined;
  const upcoming = () => (next ??= worker());
  const prepare = () => {
    // Whoever waits for it learns what went wrong.
    upcoming().catch(() => {});
  };
  const observe = (observation: Observation) => {
    chronicle.observe(observation);
    tell(observation);
  };
  const starting = Promise.all([worker(), start(observe)]);
  starting.then(prepare, () => {});

  return {
    async open(submission, known) {
      const answer = answerFor(submission, known?.modules ?? (await translate(submission)));
      const [first, sidecar] = await starting;
      let current = first;
      let program = chronicle.programStarted(WORKER);
      const abouts = new Map<string, string>();
      let numbers = 0;
      let seeds = 0;
      const close = async () => {
        closing.abort();
        await Promise.all([current.kill(), sidecar.stop()]);
      };
      const raising = new Set<Promise<void>>();
      const begin = async (process: WorkerProcess, loaded = process.load(answer)) => {
        const problem = loadProblem(submission, await loaded);
        if (problem) throw problem;
        process.start(sidecar.grpcPort);
      };
      try {
        await begin(first);
      } catch (problem) {
        await close();
        throw problem;
      }
      // The process for after the first crash has the answer loaded by then.
      let preloaded: ReturnType<WorkerProcess["load"]> | undefined;
      preloaded = upcoming().then((process) => process.load(answer));
      preloaded.catch(() => {});

      return {
        submission,
        sidecar,
        ledger,
        nextSeed: () => seeds++,
        worker: () => current,
        raise(event) {
          const goOn = sidecar.holdTime();
          const raised = current.raise(event).then(() => {
            raising.delete(raised);
            goOn();
          });
          raising.add(raised);
        },
        listen(hear) {
          listeners.add(hear);
          return () => listeners.delete(hear);
        },
        prepare,
        async crash() {
          const fresh = await upcoming();
          const loaded = preloaded;
          next = preloaded = undefined;
          await Promise.all(raising);
          await current.kill();
          chronicle.programEnded(program, "killed");
          current = fresh;
          program = chronicle.programStarted(WORKER);
          await begin(fresh, loaded);
        },
        about: (instanceId, text) => void abouts.set(instanceId, text),
        story: () => ({
          programs: chronicle.programs,
          instances: toldBy(sidecar, chronicle, abouts),
        }),
        nextNumber: () => (numbers += 1),
        close,
      };
    },
  };
}

/** Only needed where no check came before; the compiler takes a while to load. */
export async function translate(submission: Submission): Promise<Modules> {
  const { compile } = await import("../compile/compile.ts");
  return compile(submission).modules;
}

/** The sidecar's modules load while the worker process, started just before, loads the SDK. */
async function start(observe: (observation: Observation) => void): Promise<Sidecar> {
  try {
    const { startSidecar } = await import("../../sidecar/index.ts");
    return await startSidecar({ httpPort: false, strict: isReplayed, clock: "skip", observe });
  } catch (error) {
    throw graderError("SIDECAR_FAILED", (error as Error).message);
  }
}

function answerFor(submission: Submission, modules: Modules): Answer {
  const url = (path: string) => pathToFileURL(path).href;
  const replaced = [...replacedFiles(submission)].map(
    ([asked, taken]) => [url(asked), url(taken)] as const,
  );
  const originals = new Set([...givenFiles(submission).values()].map(url));
  const { answer, workflow } = submission.exercise;
  return {
    modules,
    replaced: Object.fromEntries(replaced),
    own: Object.keys(modules).filter((module) => !originals.has(module)),
    wanted: { names: answer.exports, url: url(answerPath(submission)) },
    workflow: { name: workflow.name, url: url(workflowPath(submission)) },
    activities: url(activitiesPath(submission)),
  };
}
