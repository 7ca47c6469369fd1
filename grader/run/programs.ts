import { pathToFileURL } from "node:url";
import { Chronicle, type Story, type ToldInstance } from "../../runs/chronicle.ts";
import type { Observation, Sidecar } from "../../sidecar/index.ts";
import { events } from "../catalogue/events.ts";
import type { Modules } from "../compile/modules.ts";
import { graderError } from "../errors.ts";
import { entryPath, replacedFiles, type Submission } from "../exercise.ts";
import { prepareProgram, type ProgramProcess } from "../worker/program.ts";
import { appOf, type App } from "./app.ts";
import { deadlines } from "./deadlines.ts";
import { difference } from "./difference.ts";
import { eventually } from "./eventually.ts";
import { freePort } from "../../sidecar/free-port.ts";
import type { Ledger } from "./ledger.ts";
import { unlessLate } from "./patience.ts";
import { answerPlace } from "./places.ts";
import { Problem } from "./problem.ts";
import { translate, type StageOptions } from "./session.ts";
import { toldBy } from "./told.ts";

/** The place of a sidecar: its ports, and the sidecar once it is open. */
export interface Place {
  readonly grpcPort: number;
  readonly httpPort: number;
  /** Starts the sidecar there. */
  open(): Promise<void>;
  /** The sidecar. @throws when it is not open */
  sidecar(): Sidecar;
}

/** How a workflow ended. */
export interface Ended {
  submission: Submission;
  id: string;
  status: string;
  result: unknown;
  /** The message of its failure. */
  reason?: string;
}

/** A learner's program under test, with sidecars for it. */
export interface Programs {
  readonly submission: Submission;
  readonly ledger: Ledger;
  /** A place for a sidecar; nobody is there yet. */
  place(): Promise<Place>;
  /** Starts the program, told to find its sidecar at this place. */
  start(place: Place): Promise<App>;
  /** Has the sidecar at this place start a workflow by its name. */
  schedule(place: Place, name: string, id: string, input: object): Promise<void>;
  /** Waits for the end of a workflow. @throws `Problem` when it does not come */
  ended(place: Place, id: string): Promise<Ended>;
  /** Waits until an activity of a workflow was given to a worker. @throws as `ended` */
  handedOut(place: Place, id: string, activity: string): Promise<void>;
  /** Everything that happened so far. */
  story(): Story;
  /** Kills every program and stops every sidecar. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Gets a process ready for an answer that is still to come. */
export function setProgramStage({ ledger, verbose }: StageOptions) {
  const spare = prepareProgram(verbose);
  return {
    async open(submission: Submission, known?: { modules: Modules }): Promise<Programs> {
      const modules = known?.modules ?? (await translate(submission));
      return programsOf({ submission, modules, ledger, verbose, spare });
    },
  };
}

interface Known extends StageOptions {
  submission: Submission;
  modules: Modules;
  /** A process that is ready. */
  spare: ProgramProcess;
}

function programsOf({ submission, modules, ledger, verbose, spare }: Known): Programs {
  const url = (path: string) => pathToFileURL(path).href;
  const replaced = [...replacedFiles(submission)].map(([asked, taken]) => [url(asked), url(taken)]);
  const entry = url(entryPath(submission) ?? "");
  const code = { modules, replaced: Object.fromEntries(replaced) as Record<string, string>, entry };
  let next = spare;
  const programs = new Set<ProgramProcess>();
  const sidecars = new Set<Sidecar>();
  const where = answerPlace(submission);
  const chronicle = new Chronicle(Date.now);
  /** What happened on sidecars that are gone. */
  const told: ToldInstance[] = [];
  const tell = () => [...sidecars].flatMap((sidecar) => toldBy(sidecar, chronicle));

  async function place(): Promise<Place> {
    const [grpcPort, httpPort] = [await freePort(), await freePort()];
    let sidecar: Sidecar | undefined;
    return {
      grpcPort,
      httpPort,
      async open() {
        sidecar = await openSidecar(grpcPort, httpPort, chronicle);
        sidecars.add(sidecar);
      },
      sidecar() {
        if (!sidecar) throw new Error("No sidecar is open at this place.");
        return sidecar;
      },
    };
  }

  /** Waits for something in an instance's history. */
  async function until<T>(id: string, what: string, look: () => T | undefined): Promise<T> {
    const found = await eventually(look);
    if (found !== undefined) return found;
    throw new Problem("B15", { variant: "late", values: { id }, got: what, where });
  }

  async function clear(): Promise<void> {
    await Promise.all([...programs].map((program) => program.kill()));
    programs.clear();
    told.push(...tell());
    await Promise.all([...sidecars].map((sidecar) => sidecar.stop()));
    sidecars.clear();
  }

  return {
    submission,
    ledger,
    place,
    async start({ grpcPort, httpPort }) {
      const port = await freePort();
      const env = {
        PORT: String(port),
        DAPR_GRPC_PORT: String(grpcPort),
        DAPR_HTTP_PORT: String(httpPort),
        LEDGER: ledger.path,
      };
      const program = next;
      program.start(code, env);
      programs.add(program);
      const number = chronicle.programStarted(submission.exercise.entry ?? "");
      void program.ended.then(({ signal }) =>
        chronicle.programEnded(number, signal ? "killed" : "ended"),
      );
      next = prepareProgram(verbose);
      return appOf(submission, program, port);
    },
    async schedule({ httpPort }, name, id, input) {
      const path = `/v1.0/workflows/dapr/${name}/start?instanceID=${id}`;
      try {
        await unlessLate(deadlines.run, (signal) =>
          fetch(`http://127.0.0.1:${httpPort}${path}`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify(input),
            signal,
          }),
        );
      } catch {
        // The sidecar answers once a worker has been connected.
        throw new Problem("B15", { variant: "alone", values: { id }, got: events.noWorker, where });
      }
    },
    ended: ({ sidecar }, id) =>
      until(id, events.noEnd, () => {
        const end = sidecar()
          .history(id)
          ?.find((event) => event.type === "ExecutionCompleted");
        if (!end) return undefined;
        const result: unknown = end.result ? JSON.parse(end.result) : undefined;
        return { submission, id, status: end.status, result, reason: end.failure?.errorMessage };
      }),
    handedOut: async ({ sidecar }, id, activity) => {
      await until(id, events.steps([]), () =>
        sidecar()
          .executions(id)
          .find(({ name }) => name === activity),
      );
    },
    story: () => ({ programs: chronicle.programs, instances: [...told, ...tell()] }),
    clear,
    async close() {
      await Promise.all([clear(), next.kill()]);
    },
  };
}

async function openSidecar(
  grpcPort: number,
  httpPort: number,
  chronicle: Chronicle,
): Promise<Sidecar> {
  try {
    const { startSidecar } = await import("../../sidecar/index.ts");
    const observe = (observation: Observation) => chronicle.observe(observation);
    return await startSidecar({ grpcPort, httpPort, observe });
  } catch (error) {
    throw graderError("SIDECAR_FAILED", (error as Error).message);
  }
}

/** Expects a workflow to have ended like this; `result` may name some of its fields. */
export function expectEnded(
  { submission, id, status, result, reason }: Ended,
  wanted: { status: string; result?: object },
): void {
  const where = answerPlace(submission);
  const differs = difference({ status }, { status: wanted.status });
  if (differs) {
    const got = reason ? `${differs.got}, ${reason}` : differs.got;
    throw new Problem("B15", { values: { id }, expected: differs.expected, got, where });
  }
  const other = wanted.result && difference(result, wanted.result);
  if (other) throw new Problem("B15", { values: { id }, ...other, where });
}
