import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { folderOf, type Lesson } from "../../course.ts";
import { Chronicle } from "../../runs/chronicle.ts";
import { root, runFolder, shown } from "../folders.ts";
import { exitCode, interruptible } from "../interruption.ts";
import type { Sent } from "./actor.ts";
import { startEngine, type EngineName } from "./engines.ts";
import type { Engine } from "./engine.ts";
import { Narrator } from "./narrator.ts";
import { Page, terminalOptions } from "./page.ts";
import { requestsToRepeat, requestsToTry, showRequests } from "./requests.ts";
import { scenarioOf } from "./scenario.ts";
import { Stage, type Scenario } from "./stage.ts";

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
  readonly #chronicle = new Chronicle(Date.now);
  readonly #began = new Date();
  /** What must be undone at the end, however it comes; the last things first. */
  readonly #undo: (() => Promise<unknown> | void)[] = [];
  #isOver = false;
  #isStopping = false;
  /** What the next run does when this one is interrupted. */
  #next = "";

  constructor(options: LessonOptions) {
    this.#options = options;
    this.#project = join(root, "lessons", folderOf(options.lesson));
    this.#narrator = new Narrator(this.#page, options.verbose);
  }

  async run(): Promise<undefined> {
    const { lesson, fresh, engine: name } = this.#options;
    const home = runFolder(folderOf(lesson));
    await mkdir(home, { recursive: true });
    const scenario = await scenarioOf(folderOf(lesson));
    const on: { stage?: Stage } = {};
    const starting = startEngine(name, {
      project: this.#project,
      home,
      // What crashes at set moments cannot go on in the middle.
      fresh: fresh || scenario.isOwn,
      narrator: this.#narrator,
      chronicle: this.#chronicle,
      drain: () => on.stage?.drain(),
    });
    this.#undo.push(() =>
      starting.then(
        (engine) => engine.stop(this.#isOver),
        () => undefined,
      ),
    );
    const engine = await starting;
    if (this.#isStopping) return;
    const continues = name === "embedded" && !scenario.isOwn;
    this.#next = continues ? "continues where this one stopped" : "starts over";
    this.#open(engine);
    this.#undo.push(() => this.#keep(engine));
    const { stay: stays } = this.#options;
    const stage = new Stage({
      engine,
      narrator: this.#narrator,
      chronicle: this.#chronicle,
      project: this.#project,
      home,
      stays,
    });
    on.stage = stage;
    this.#undo.push(() => stage.close());
    await Promise.race([this.#play(stage, scenario.play, engine), stage.fault, engine.failed]);
  }

  /** Ends everything that was started, and waits until it has ended. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (let undo = this.#undo.pop(); undo; undo = this.#undo.pop()) await undo();
  }

  /** Says what becomes of a run that is not over. */
  interrupted(): void {
    this.#narrator.release();
    if (this.#isOver || !this.#next) return;
    this.#page.blank();
    this.#page.text(`Interrupted. The next run ${this.#next}.`);
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

  /** Plays what the lesson shows, and then ends or stays up. */
  async #play(stage: Stage, scenario: Scenario, engine: Engine): Promise<void> {
    await scenario(stage);
    if (this.#isStopping) return;
    if (!this.#options.stay) await stage.end();
    await this.#finish(engine);
    if (this.#options.stay) await this.#stay(stage, engine);
  }

  /** Keeps the last program up, and tells how to go on with it. */
  async #stay(stage: Stage, engine: Engine): Promise<void> {
    for (let kills = 0; ; kills++) {
      const actor = stage.running ?? (await stage.again());
      if (!actor) return;
      const { program } = actor;
      const sent = stage.sentTo(program.file);
      if (sent.length > 0) await program.listening();
      else await Promise.race([program.staying, program.ending]);
      if (program.isRunning) await this.#showRequests(program.port, sent, stage, engine);
      if ((await program.ending) !== "killed") return;
      stage.outlives(program, kills);
    }
  }

  async #showRequests(
    port: number,
    sent: readonly Sent[],
    stage: Stage,
    { httpPort, instances, history }: Engine,
  ): Promise<void> {
    stage.drain();
    const [first] = await instances();
    const { platform } = process;
    const journal = this.#options.engine === "embedded";
    if (sent.length > 0) {
      const look = first !== undefined && journal ? [`npm run history -- ${first}`] : [];
      showRequests(this.#page, [...requestsToRepeat(port, sent, platform), ...look]);
    } else if (first !== undefined && httpPort !== undefined) {
      const events = await history(first);
      const requests = requestsToTry({ httpPort, history: events, journal, platform });
      if (requests) showRequests(this.#page, Object.values(requests).filter(isThere));
    }
  }

  /** Leaves the run behind for the site. */
  async #keep(engine: Engine): Promise<void> {
    const { lesson, engine: name } = this.#options;
    const { keepLessonRun } = await import("../runs/lesson.ts");
    await keepLessonRun({
      ...{ lesson, engine: name, project: this.#project, at: this.#began },
      ...{ source: engine, chronicle: this.#chronicle },
    });
  }

  async #finish(engine: Engine): Promise<void> {
    await engine.told();
    this.#narrator.scenarioOver();
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

const isThere = (command: string | undefined) => command !== undefined;
