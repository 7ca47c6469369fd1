import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { folderOf, type Lesson } from "../../course.ts";
import { commandError } from "../errors.ts";
import { root, runFolder, shown } from "../folders.ts";
import { exitCode, interruptible } from "../interruption.ts";
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
  const session = new Session(options);
  try {
    const signal = await Promise.race([session.run(), interruption.signal]);
    if (!signal) return 0;
    // What still happens while everything ends is told before this last word.
    await session.stop();
    session.interrupted();
    return exitCode(signal);
  } finally {
    await session.stop();
    interruption.release();
  }
}

class Session {
  readonly #options: LessonOptions;
  readonly #project: string;
  readonly #page = new Page((text) => process.stdout.write(text), terminalOptions());
  readonly #narrator: Narrator;
  /** What must be undone at the end, however it comes; the last things first. */
  readonly #undo: (() => Promise<unknown> | void)[] = [];
  #isOver = false;
  #isStopping = false;
  /** Whether the engine keeps an interrupted run for the next one. */
  #canContinue = false;

  constructor(options: LessonOptions) {
    this.#options = options;
    this.#project = join(root, "lessons", folderOf(options.lesson));
    this.#narrator = new Narrator(this.#page, options.verbose);
  }

  async run(): Promise<undefined> {
    const { lesson, fresh, engine: name } = this.#options;
    const home = runFolder(folderOf(lesson));
    await mkdir(home, { recursive: true });
    const log = new AppLog(join(home, `app-${process.pid}.log`));
    this.#undo.push(() => log.close());
    const starting = startEngine(name, {
      project: this.#project,
      home,
      fresh,
      narrator: this.#narrator,
      drain: () => log.drain(),
    });
    this.#undo.push(() =>
      starting.then(
        (engine) => engine.stop(this.#isOver),
        () => undefined,
      ),
    );
    const engine = await starting;
    if (this.#isStopping) return;
    this.#canContinue = name === "embedded";
    log.listen((line) => engine.heard(line));
    this.#open(engine);
    await Promise.race([this.#scenario(engine, log), engine.failed]);
  }

  /** Ends everything that was started, and waits until it has ended. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (let undo = this.#undo.pop(); undo; undo = this.#undo.pop()) await undo();
  }

  /** Says what becomes of a run that is not over. */
  interrupted(): void {
    this.#narrator.release();
    if (this.#isOver || !this.#canContinue) return;
    this.#page.blank();
    this.#page.text("Interrupted. The next run continues where this one stopped.");
  }

  #open(engine: Engine): void {
    const { lesson } = this.#options;
    this.#page.title(`Lesson ${lesson.number}: ${lesson.title} (about ${lesson.minutes} minutes)`);
    this.#page.text(`The project in ${shown(this.#project)} runs on ${engine.name}.`);
    for (const notice of engine.notices) this.#page.say("note", notice);
    if (!engine.continues) return;
    this.#page.say(
      "note",
      "An earlier run was interrupted; it continues where it stopped (--fresh starts over).",
    );
    this.#page.say("history", engine.continues.join(", ") || "empty so far");
  }

  /** Runs the app until it ends by itself, and again when it was killed. */
  async #scenario(engine: Engine, log: AppLog): Promise<void> {
    for (let kills = 0; ; kills++) {
      const app = this.#start(engine, log);
      await Promise.race([app.ended, this.#options.stay ? this.#stays(app, engine, log) : never]);
      const end = await app.ended;
      const crash = log.appEnded();
      await engine.told();
      this.#narrator.release();
      if (this.#isStopping) return;
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
    const history = await engine.history(first);
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
      this.#page.text(`History: npm run history -- ${first}`);
    }
    this.#page.text(`Next: npm run check ${lesson.number}`);
  }
}

const never = new Promise<never>(() => {});

/** Windows has no signals: a killed process looks like one that ended with code 1. */
function wasKilled({ code, signal }: AppEnd): boolean {
  return signal !== null || (process.platform === "win32" && code === 1);
}
