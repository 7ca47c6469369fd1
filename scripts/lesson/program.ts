import { setTimeout as sleep } from "node:timers/promises";
import { commandError, type CommandError } from "../errors.ts";
import { AppLog, type AppLine } from "./app-log.ts";
import { request, type Answer } from "./http.ts";
import { startApp, type App, type AppEnd, type AppOptions } from "./app.ts";

/** How long a program may take to do what a scenario waits for, in milliseconds. */
const DEADLINE = 30_000;
const POLL = 50;

/** What the story needs to hear of. */
export interface Listener {
  heard(line: AppLine): void;
  /** The program is gone. Resolves when all that led to it has been told. */
  ended(): Promise<void>;
}

export interface ProgramOptions extends Omit<AppOptions, "output"> {
  /** Path of a file that does not exist yet, for the program's output; its name is gone at once. */
  log: string;
  /** The lesson's folder, as people know it. */
  shown: string;
  /** A free port for it to listen on, which it finds in PORT. */
  port: number;
  listener: Listener;
}

/** How a program ended when it was no fault of its own: by itself, by somebody's hand, or by ours. */
export type Ending = "finished" | "killed" | "dismissed";

/** A program of the lesson's folder, from its start to its end. */
export class Program {
  readonly file: string;
  /** Resolves when the program has done its work and waits to be stopped. */
  readonly staying: Promise<void>;
  /** How it ended; rejects with a person's error when it ended with a fault. */
  readonly ending: Promise<Ending>;
  readonly #options: ProgramOptions;
  readonly #log: AppLog;
  readonly #app: App;
  /** Lines that no {@link printed} has taken. */
  #lines: string[] = [];
  #waiting: { pattern: RegExp; resolve: (line: string) => void }[] = [];
  #end: AppEnd | undefined;
  #dismissed: "killed" | "stopped" | undefined;

  constructor(options: ProgramOptions) {
    this.#options = options;
    this.file = options.file;
    this.#log = new AppLog(options.log);
    this.#log.listen((line) => this.#hear(line));
    const env = { PORT: String(options.port), ...options.env };
    this.#app = startApp({ ...options, env, output: this.#log.fd });
    this.staying = this.#app.staying;
    this.ending = this.#app.ended.then((end) => this.#ended(end));
    // Whoever waits for something else of it hears of a fault there.
    this.ending.catch(() => {});
  }

  /** The lesson's folder, as people know it. */
  get folder(): string {
    return this.#options.shown;
  }

  /** Where it is to listen for requests. */
  get port(): number {
    return this.#options.port;
  }

  /** What the system says of its end; nothing before. */
  get end(): AppEnd | undefined {
    return this.#end;
  }

  /** What ended it; to be asked once it has ended. */
  get endedBy(): "killed" | "stopped" | "ended" {
    if (this.#dismissed) return this.#dismissed;
    return this.#end && wasKilled(this.#end) ? "killed" : "ended";
  }

  get isRunning(): boolean {
    return this.#end === undefined;
  }

  /** Tells what it has printed by now. */
  drain(): void {
    if (this.isRunning) this.#log.drain();
  }

  /** @returns the first line of the app's own that fits and that no earlier call has returned */
  printed(pattern: RegExp): Promise<string> {
    this.drain();
    const known = this.#lines.findIndex((line) => pattern.test(line));
    const [line] = known === -1 ? [] : this.#lines.splice(known, 1);
    if (line !== undefined) return Promise.resolve(line);
    const what = `printed a line like ${String(pattern)}`;
    const coming = new Promise<string>((resolve) => this.#waiting.push({ pattern, resolve }));
    return this.#before(coming, what, DEADLINE);
  }

  /** Ends it at once, and what it started with it. */
  async kill(): Promise<void> {
    if (this.isRunning) this.#dismissed = "killed";
    await this.#app.kill();
    await this.ending;
  }

  /** Asks it to end, and waits until it has. */
  async stop(grace?: number): Promise<void> {
    if (this.isRunning) this.#dismissed = "stopped";
    await this.#app.stop(grace);
    await this.ending;
  }

  /** Sends a request to its PORT, with JSON when it has a body. */
  async request(method: string, path: string, body?: string): Promise<Answer> {
    const what = `answered ${method} ${path}`;
    const answering = request(this.port, method, path, body).catch(() => {
      // Nobody listens, or the connection broke.
      throw this.#silent(what, 0);
    });
    return this.#before(answering, what, DEADLINE);
  }

  /** Waits until GET `path` is answered with 200. */
  ready(path: string): Promise<void> {
    const polling = this.#poll(path, (status) => status === 200);
    return this.#before(polling, `answered GET ${path} with 200`, DEADLINE);
  }

  /** Waits until it answers anything at all. */
  listening(): Promise<void> {
    return this.#before(
      this.#poll("/", () => true),
      "listened for requests",
      DEADLINE,
    );
  }

  async #poll(path: string, isGood: (status: number) => boolean): Promise<void> {
    const deadline = performance.now() + DEADLINE;
    while (this.isRunning && performance.now() < deadline) {
      const answer = await fetch(this.#url(path), { signal: AbortSignal.timeout(DEADLINE) }).catch(
        () => undefined,
      );
      await answer?.body?.cancel();
      if (answer && isGood(answer.status)) return;
      await sleep(POLL);
    }
    return never;
  }

  #url(path: string): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  /** What comes, unless the program ends or time is up before. */
  async #before<T>(coming: Promise<T>, what: string, deadline: number): Promise<T> {
    const timer = new AbortController();
    const late = sleep(deadline, undefined, { signal: timer.signal }).then(() => {
      throw this.#silent(what, deadline / 1000);
    });
    late.catch(() => {});
    const lost = this.ending.then(() => {
      throw commandError("APP_LOST", this.#options.shown, this.file, what);
    });
    try {
      return await Promise.race([coming, lost, late]);
    } finally {
      timer.abort();
    }
  }

  #silent(what: string, seconds: number): CommandError {
    return commandError("APP_SILENT", this.#options.shown, this.file, what, seconds);
  }

  #hear(line: AppLine): void {
    this.#options.listener.heard(line);
    if (line.sdk) return;
    const waiting = this.#waiting.findIndex(({ pattern }) => pattern.test(line.text));
    if (waiting === -1) this.#lines.push(line.text);
    else this.#waiting.splice(waiting, 1)[0]?.resolve(line.text);
  }

  async #ended(end: AppEnd): Promise<Ending> {
    const { shown, listener } = this.#options;
    const crash = this.#log.appEnded();
    this.#log.close();
    this.#end = end;
    await listener.ended();
    if (crash) {
      const error = commandError("APP_CRASHED", shown, crash.message);
      error.stack = crash.report.trim();
      throw error;
    }
    if (this.#dismissed) return "dismissed";
    if (end.code === 0) return "finished";
    if (wasKilled(end)) return "killed";
    throw commandError("APP_ENDED", shown, end.code);
  }
}

const never = new Promise<never>(() => {});

/** Windows has no signals: a killed process looks like one that ended with code 1. */
function wasKilled({ code, signal }: AppEnd): boolean {
  return signal !== null || (process.platform === "win32" && code === 1);
}
