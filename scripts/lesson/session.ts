import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { folderOf, type Lesson } from "../../course.ts";
import { commandError } from "../errors.ts";
import { root, runFolder, shown } from "../folders.ts";
import { exitCode, interruptible, type Interruptible } from "../interruption.ts";
import { AppLog } from "./app-log.ts";
import { startApp, type App, type AppEnd } from "./app.ts";
import { startEngine, type EngineName } from "./engines.ts";
import type { Engine } from "./engine.ts";
import { Narrator } from "./narrator.ts";
import { Page, terminalOptions } from "./page.ts";
import { requestsToTry, showRequests } from "./requests.ts";

/** How often a killed app is started again. */
const RESTARTS = 3;

export interface LessonOptions {
  lesson: Lesson;
  engine: EngineName;
  /** Keeps everything up after the scenario, for requests of one's own. */
  stay: boolean;
  /** Starts over even if the last run was cut short. */
  fresh: boolean;
  /** Shows the SDK's log too. */
  verbose: boolean;
}

/**
 * Runs a lesson's project from start to end and tells what happens.
 * @returns the command's exit code
 * @throws errors for people; by then everything it started has ended
 */
export async function runLesson(options: LessonOptions): Promise<number> {
  const interruption = interruptible();
  const undo: (() => Promise<unknown> | void)[] = [];
  try {
    const done = new Session(options, interruption, undo).run();
    const signal = await Promise.race([done, interruption.signal]);
    return signal ? exitCode(signal) : 0;
  } finally {
    for (const each of undo.reverse()) await each();
    interruption.release();
  }
}

class Session {
  readonly #options: LessonOptions;
  readonly #interruption: Interruptible;
  readonly #undo: (() => Promise<unknown> | void)[];
  readonly #project: string;
  readonly #page = new Page((text) => process.stdout.write(text), terminalOptions());
  readonly #narrator: Narrator;
  #isOver = false;

  /** @param undo takes what must be done at the end, last things first, however it comes */
  constructor(
    options: LessonOptions,
    interruption: Interruptible,
    undo: (() => Promise<unknown> | void)[],
  ) {
    this.#options = options;
    this.#interruption = interruption;
    this.#undo = undo;
    this.#project = join(root, "lessons", folderOf(options.lesson));
    this.#narrator = new Narrator(this.#page, options.verbose);
  }

  async run(): Promise<undefined> {
    const { lesson, fresh, engine: engineName } = this.#options;
    const home = runFolder(folderOf(lesson));
    await mkdir(home, { recursive: true });
    const log = new AppLog(join(home, `app-${process.pid}.log`));
    this.#undo.push(() => log.close());
    const starting = startEngine(engineName, {
      project: this.#project,
      home,
      fresh,
      narrator: this.#narrator,
      drain: () => log.drain(),
    });
    this.#undo.push(() =>
      starting.then(
        (started) => started.stop(this.#isOver),
        () => undefined,
      ),
    );
    const engine = await starting;
    log.listen((line) => engine.heard(line));
    if (this.#interruption.received) return;
    await this.#open(engine);
    await Promise.race([this.#scenario(engine, log), engine.failed]);
  }

  async #open(engine: Engine): Promise<void> {
    const { lesson } = this.#options;
    this.#page.title(`Lesson ${lesson.number}: ${lesson.title} (about ${lesson.minutes} minutes)`);
    this.#page.text(`The project in ${shown(this.#project)} runs on ${engine.name}.`);
    for (const notice of engine.notices) this.#page.say("note", notice);
    if (!engine.continues) return;
    this.#page.say(
      "note",
      "An earlier run was interrupted; it continues where it stopped (--fresh starts over).",
    );
    const kept = await engine.instances();
    const states = kept.map(({ instanceId, status }) => `${instanceId} ${status}`);
    this.#page.say("history", states.join(", ") || "empty so far");
  }

  /** Runs the app until it ends by itself, and again when it was killed. */
  async #scenario(engine: Engine, log: AppLog): Promise<void> {
    for (let kills = 0; ; kills++) {
      const app = this.#start(engine, log);
      await Promise.race([app.ended, this.#options.stay ? this.#stays(app, engine, log) : never]);
      const end = await app.ended;
      const crash = log.appEnded();
      await engine.told();
      this.#narrator.interrupted();
      if (this.#interruption.received) return;
      if (crash) {
        const error = commandError("APP_CRASHED", shown(this.#project), crash.message);
        error.stack = crash.report.trim();
        throw error;
      }
      if (end.code === 0) return this.#finish(engine);
      if (!wasKilled(end)) throw commandError("APP_ENDED", shown(this.#project), end.code);
      if (kills === RESTARTS) throw commandError("APP_KILLED", shown(this.#project), kills + 1);
      this.#narrator.note(
        `The app was killed (${end.signal ?? `exit code ${end.code}`}). It starts again on the same sidecar; finished activities are in the history and do not run again.`,
      );
    }
  }

  #start(engine: Engine, log: AppLog): App {
    const app = startApp({
      folder: this.#project,
      args: this.#options.stay ? ["--stay"] : [],
      grpcPort: engine.grpcPort,
      httpPort: engine.httpPort,
      output: log.fd,
    });
    this.#undo.push(() => app.stop());
    return app;
  }

  /** Once the app has done its work: tells how to go on with it. */
  async #stays(app: App, engine: Engine, log: AppLog): Promise<void> {
    await app.staying;
    log.drain();
    await this.#finish(engine);
    const [first] = await engine.instances();
    if (!first || engine.httpPort === undefined) return;
    const history = await engine.history(first.instanceId);
    const journal = this.#options.engine === "embedded";
    const { platform } = process;
    const requests = requestsToTry({ httpPort: engine.httpPort, history, journal, platform });
    if (requests) showRequests(this.#page, requests);
  }

  async #finish(engine: Engine): Promise<void> {
    await engine.told();
    this.#narrator.scenarioOver();
    if (this.#isOver) return;
    this.#isOver = true;
    const { lesson, engine: name, stay } = this.#options;
    if (stay) return;
    const [first] = await engine.instances();
    this.#page.blank();
    if (first && name === "embedded") {
      this.#page.text(`History: npm run history -- ${first.instanceId}`);
    }
    this.#page.text(`Next: npm run check ${lesson.number}`);
  }
}

const never = new Promise<never>(() => {});

/** Windows has no signals: a killed process looks like one that ended with code 1. */
function wasKilled({ code, signal }: AppEnd): boolean {
  return signal !== null || (process.platform === "win32" && code === 1);
}
