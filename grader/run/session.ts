import { pathToFileURL } from "node:url";
import type { Modules } from "../compile/modules.ts";
import { graderError } from "../errors.ts";
import { activitiesPath, givenFiles, workflowPath, type Submission } from "../exercise.ts";
import type { Observation, Sidecar } from "../../sidecar/index.ts";
import type { Answer, FromWorker } from "../worker/messages.ts";
import { startWorker, type WorkerProcess } from "../worker/worker.ts";
import type { Ledger } from "./ledger.ts";
import { loadProblem } from "./load-problem.ts";
import { isReplayed } from "./run.ts";

/** What the sidecar and the worker processes report, in the order it arrives. */
export type SessionEvent = Observation | FromWorker | { type: "ended"; reason: string };

/** One answer under test: a sidecar, a worker process, and a second one for after a crash. */
export interface Session {
  readonly submission: Submission;
  readonly sidecar: Sidecar;
  readonly ledger: Ledger;
  /** The process that runs the answer now. */
  worker(): WorkerProcess;
  /** Calls `hear` for everything that happens from now on; returns a function that ends this. */
  listen(hear: (event: SessionEvent) => void): () => void;
  /** Gets the next worker process ready, so that a restart takes no time. Safe to call twice. */
  prepare(): void;
  /** Kills the worker process; the next one takes over on the same sidecar. */
  crash(): Promise<void>;
  /** A number that no earlier call gave. */
  nextNumber(): number;
  close(): Promise<void>;
}

export interface SessionOptions {
  submission: Submission;
  /** Where effects are counted; who made it removes it. */
  ledger: Ledger;
  /** The answer as JavaScript, where somebody has already translated it. */
  modules?: Modules;
  verbose: boolean;
}

/**
 * Loads an answer into a fresh worker process beside a fresh sidecar.
 * @throws `Problem` when the answer cannot be loaded, `GraderError` when kit or machine fail
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { submission, ledger, verbose } = options;
  const modules = options.modules ?? (await translate(submission));
  const listeners = new Set<(event: SessionEvent) => void>();
  const tell = (event: SessionEvent) => {
    for (const hear of [...listeners]) hear(event);
  };
  const closing = new AbortController();
  const { signal } = closing;
  const worker = () => startWorker({ ledger: ledger.path, verbose, signal, hear: tell });
  const answer = answerFor(submission, modules);

  const [first, sidecar] = await Promise.all([worker(), start(tell)]);
  let current = first;
  let next: Promise<WorkerProcess> | undefined;
  const upcoming = () => (next ??= worker());
  let numbers = 0;
  const close = async () => {
    closing.abort();
    await Promise.all([current.kill(), sidecar.stop()]);
  };
  const begin = async (process: WorkerProcess) => {
    const problem = loadProblem(submission, await process.load(answer));
    if (problem) throw problem;
    process.start(sidecar.grpcPort);
  };
  try {
    await begin(first);
  } catch (problem) {
    await close();
    throw problem;
  }

  return {
    submission,
    sidecar,
    ledger,
    worker: () => current,
    listen(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    prepare() {
      // Whoever waits for it learns what went wrong.
      upcoming().catch(() => {});
    },
    async crash() {
      const fresh = await upcoming();
      next = undefined;
      await current.kill();
      current = fresh;
      await begin(fresh);
    },
    nextNumber: () => (numbers += 1),
    close,
  };
}

/** Only needed where no check came before; the compiler takes a while to load. */
async function translate(submission: Submission): Promise<Modules> {
  const { compile } = await import("../compile/compile.ts");
  return compile(submission).modules;
}

/** The sidecar's modules load while the worker process, started just before, loads the SDK. */
async function start(observe: (observation: Observation) => void): Promise<Sidecar> {
  try {
    const { startSidecar } = await import("../../sidecar/index.ts");
    return await startSidecar({ httpPort: false, strict: isReplayed, observe });
  } catch (error) {
    throw graderError("SIDECAR_FAILED", (error as Error).message);
  }
}

function answerFor(submission: Submission, modules: Modules): Answer {
  const url = (path: string) => pathToFileURL(path).href;
  const given = [...givenFiles(submission)].map(
    ([mine, original]) => [url(mine), url(original)] as const,
  );
  return {
    modules,
    given: Object.fromEntries(given),
    workflow: { name: submission.exercise.workflow.name, url: url(workflowPath(submission)) },
    activities: url(activitiesPath(submission)),
  };
}
