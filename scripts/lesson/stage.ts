import { mkdirSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../sidecar/free-port.ts";
import type { Chronicle } from "../../runs/chronicle.ts";
import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import { commandError } from "../errors.ts";
import { shown } from "../folders.ts";
import { Actor, type Sent } from "./actor.ts";
import type { Engine } from "./engine.ts";
import { answerInWords, request, requestInWords, type Answer } from "./http.ts";
import { journalInWords } from "./journal.ts";
import type { Narrator } from "./narrator.ts";
import { rebuilt } from "./rebuilt.ts";
import { Program } from "./program.ts";

/** By convention the argument that makes a program stay up when its work is done. */
const STAY = "--stay";

/** How long a workflow may take to end, and how often to look, in milliseconds. */
const PATIENCE = 30_000;
const LOOK = 25;

/** How often a program that somebody killed is started again. */
const RESTARTS = 3;

/** What happens in a lesson's run, from its first program to its last. */
export type Scenario = (stage: Stage) => Promise<void>;

export interface StageOptions {
  engine: Engine;
  narrator: Narrator;
  /** Is told of programs that start and end. */
  chronicle: Chronicle;
  /** The lesson's folder. */
  project: string;
  /** Folder for what a run keeps. */
  home: string;
  /** Whether the last program stays up afterwards. */
  stays: boolean;
}

export interface StartOptions {
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** Says nothing about it. */
  quietly?: boolean;
}

/** What one started, in the words it takes to start it again. */
interface Start {
  file: string;
  options: StartOptions;
}

/**
 * What a scenario has to play on: programs of the lesson's folder, all on one sidecar, and
 * the narration. Everything it does waits until what happened before has been told.
 */
export class Stage {
  readonly stays: boolean;
  /** Rejects when a program ends with a fault; never resolves. */
  readonly fault: Promise<never>;
  readonly #options: StageOptions;
  readonly #narrator: Narrator;
  readonly #engine: Engine;
  readonly #actors: Actor[] = [];
  #last: Start | undefined;
  #isClosed = false;
  #fail: (error: unknown) => void = () => {};

  constructor(options: StageOptions) {
    this.fault = new Promise((_resolve, reject) => (this.#fail = reject));
    this.fault.catch(() => {});
    this.#options = options;
    this.#narrator = options.narrator;
    this.#engine = options.engine;
    this.stays = options.stays;
    rmSync(join(options.home, "files"), { recursive: true, force: true });
  }

  /** The heading of a part of the run. */
  async part(title: string): Promise<void> {
    await this.#caughtUp();
    this.#narrator.part(title);
  }

  /** A note in the narration. */
  async say(sentence: string): Promise<void> {
    await this.#caughtUp();
    this.#narrator.say(sentence);
  }

  /** Something from outside that the run has led to, beside a label of its own: "ledger". */
  async show(label: string, ...lines: readonly string[]): Promise<void> {
    await this.#caughtUp();
    for (const line of lines) this.#narrator.event(label, line);
  }

  /** A path for something that programs of this run leave behind; nothing is there at the start. */
  file(name: string): string {
    const path = join(this.#options.home, "files", name);
    mkdirSync(dirname(path), { recursive: true });
    return path;
  }

  /** The lines of such a file by now; none where nothing is. */
  async linesOf(name: string): Promise<string[]> {
    const text = await readFile(this.file(name), "utf8").catch(() => "");
    return text.split("\n").filter(Boolean);
  }

  /**
   * Starts a program of the lesson's folder. Beside what `env` says, its environment leads it
   * to the sidecar (DAPR_GRPC_PORT, DAPR_HTTP_PORT) and names a free port for it to listen on
   * (PORT).
   */
  async start(file: string, options: StartOptions = {}): Promise<Actor> {
    await this.#caughtUp();
    const { args = [], env = {}, quietly = false } = options;
    const port = await freePort();
    // The scenario may have been called off meanwhile.
    await this.#open();
    if (!quietly) this.#narrator.happens("start", [file, ...args].join(" "));
    const { project, home, chronicle } = this.#options;
    const number = chronicle.programStarted([file, ...args].join(" "));
    const program = new Program({
      folder: project,
      file,
      args,
      env,
      port,
      grpcPort: this.#engine.grpcPort,
      httpPort: this.#engine.httpPort,
      log: join(home, `app-${process.pid}-${this.#actors.length}.log`),
      shown: shown(project),
      listener: {
        heard: (line) => this.#engine.heard(line),
        ended: async () => {
          await this.#told();
          chronicle.programEnded(number, program.endedBy);
          // Nobody will finish the body runs that it began.
          this.#narrator.release();
        },
      },
    });
    // A fault is reported whatever the scenario waits for.
    program.ending.catch(this.#fail);
    const actor = new Actor(program, this.#narrator, () => this.#caughtUp());
    this.#last = { file, options };
    this.#actors.push(actor);
    return actor;
  }

  /**
   * Asks the sidecar itself, over HTTP, as `curl` would, and tells request and answer.
   * @param body an object is sent as JSON
   */
  async sidecar(method: string, path: string, body?: object): Promise<Answer> {
    await this.#caughtUp();
    const sent = body && JSON.stringify(body);
    const tell = this.#narrator.asks(requestInWords(method, path, sent));
    const answer = await request(this.#engine.httpPort ?? 0, method, path, sent);
    tell(answerInWords(answer));
    await this.#caughtUp();
    return answer;
  }

  /** Shows what is written in the journal by now: of one instance, or everything. */
  async journal(instanceId?: string): Promise<void> {
    await this.#caughtUp();
    const journal = await this.#engine.journal();
    if (!journal) {
      this.#narrator.say(
        "Dapr keeps its journal in the state store; this is the history that it answers with.",
      );
      const ids = instanceId === undefined ? await this.#engine.instances() : [instanceId];
      for (const id of ids) await this.history(id);
      return;
    }
    const { title, values } = journalInWords(journal, instanceId);
    this.#narrator.values(title, values);
  }

  /**
   * Waits for the end of a workflow.
   * @throws {CommandError} when that takes too long
   */
  instanceEnded(instanceId: string): Promise<void> {
    return this.recorded(instanceId, "ExecutionCompleted");
  }

  /**
   * Waits until an event of this type is in the history of an instance.
   * @throws {CommandError} when that takes too long
   */
  async recorded(instanceId: string, type: HistoryEvent["type"]): Promise<void> {
    const deadline = performance.now() + PATIENCE;
    while (performance.now() < deadline) {
      await this.#open();
      const history = await this.#engine.history(instanceId);
      if (history.some((event) => event.type === type)) return this.#caughtUp();
      await sleep(LOOK);
    }
    throw commandError("INSTANCE_LATE", shown(this.#options.project), instanceId, PATIENCE / 1000);
  }

  /** Waits until the sidecar has a worker to give work to. A worker's start says nothing of that. */
  async workerConnected(): Promise<void> {
    for (;;) {
      await this.#open();
      const { body } = await request(this.#engine.httpPort ?? 0, "GET", "/v1.0/metadata");
      const { workflows } = body as { workflows?: { connectedWorkers?: number } };
      if (workflows?.connectedWorkers) return this.#caughtUp();
      await sleep(LOOK);
    }
  }

  /** Shows the history of an instance, as `npm run history` does. */
  async history(instanceId: string): Promise<void> {
    await this.#caughtUp();
    const history = await this.#engine.history(instanceId);
    this.#narrator.history(rebuilt(instanceId, history));
  }

  /** Starts the last program again, and asks it to stay. */
  async again(): Promise<Actor | undefined> {
    if (!this.#last) return undefined;
    const { file, options } = this.#last;
    const args = [...(options.args ?? []).filter((arg) => arg !== STAY), STAY];
    return this.start(file, { ...options, args });
  }

  /** The program that was started last of those that still run. */
  get running(): Actor | undefined {
    return this.#actors.findLast(({ program }) => program.isRunning);
  }

  /** The requests that a program of this name got, in their order; none when it serves none. */
  sentTo(file: string): Sent[] {
    return this.#actors.flatMap(({ program, sent }) => (program.file === file ? sent : []));
  }

  /**
   * Says that a program that somebody killed starts again.
   * @throws {CommandError} APP_KILLED when that has happened too often
   */
  outlives({ end, folder }: Program, kills: number): void {
    if (kills >= RESTARTS) throw commandError("APP_KILLED", folder, kills + 1);
    this.#narrator.note(
      `The app was killed (${end?.signal ?? `exit code ${end?.code}`}). It starts again on the same sidecar; finished activities are in the history and do not run again.`,
    );
  }

  /** Tells what programs have printed by now. */
  drain(): void {
    for (const { program } of this.#actors) program.drain();
  }

  /** Stops what the scenario has left running, the last program first. */
  async end(): Promise<void> {
    for (let actor = this.running; actor; actor = this.running) await actor.stop();
  }

  /** Calls the scenario off: it comes no further, and its programs end. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#actors.map(({ program }) => program.stop()));
  }

  /** Resolves when everything that happened until now is told; never, once the run is called off. */
  async #caughtUp(): Promise<void> {
    await this.#open();
    await this.#told();
    await this.#open();
  }

  async #told(): Promise<void> {
    this.drain();
    await this.#engine.told();
  }

  #open(): Promise<void> {
    return this.#isClosed ? never : Promise.resolve();
  }
}

const never = new Promise<never>(() => {});
