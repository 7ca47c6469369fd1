import { commandError } from "../errors.ts";
import { answerInWords, requestInWords, type Answer } from "./http.ts";
import type { Narrator } from "./narrator.ts";
import type { Program } from "./program.ts";

/** How long a program may take to stop when a scenario asks it to, in milliseconds. */
const GRACE = 30_000;

/** A request that a scenario has sent. */
export interface Sent {
  method: string;
  path: string;
  /** As it is sent. */
  body: string | undefined;
}

/** A program as a scenario plays with it: what is done to it becomes part of the narration. */
export class Actor {
  readonly program: Program;
  /** The requests it got, in their order. */
  readonly sent: Sent[] = [];
  readonly #narrator: Narrator;
  readonly #caughtUp: () => Promise<void>;
  #isWeb = false;

  constructor(program: Program, narrator: Narrator, caughtUp: () => Promise<void>) {
    this.program = program;
    this.#narrator = narrator;
    this.#caughtUp = caughtUp;
  }

  /** Whether it answers requests. */
  get isWeb(): boolean {
    return this.#isWeb;
  }

  /**
   * Waits for a line.
   * @returns the first line of the program's own that fits, and that no earlier call returned
   * @throws {CommandError} when the program ends before, or takes too long
   */
  printed(pattern: RegExp): Promise<string> {
    return this.program.printed(pattern);
  }

  /** Kills it and what it started, with SIGKILL: no last words, nothing tidied up. */
  async kill(): Promise<void> {
    await this.program.kill();
    this.#narrator.happens("kill", `${this.program.file} (SIGKILL)`);
  }

  /** Asks it to stop, with SIGTERM, and waits until it has. */
  async stop(): Promise<void> {
    await this.#caughtUp();
    this.#narrator.happens("stop", `${this.program.file} (SIGTERM)`);
    await this.program.stop(GRACE);
    this.#narrator.programEnded();
  }

  /**
   * Waits until it has ended by itself.
   * @throws {CommandError} when it ends with a fault, or is killed by somebody else
   */
  async ended(): Promise<void> {
    if ((await this.program.ending) === "killed") {
      throw commandError("APP_KILLED", this.program.folder, 1);
    }
    this.#narrator.programEnded();
  }

  /** Waits until GET `path` is answered with 200. */
  ready(path = "/health"): Promise<void> {
    this.#isWeb = true;
    return this.program.ready(path);
  }

  /**
   * Sends a request, and tells it and its answer.
   * @param body an object is sent as JSON, a string as it is
   */
  async request(method: string, path: string, body?: unknown): Promise<Answer> {
    this.#isWeb = true;
    await this.#caughtUp();
    const sent = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
    const tell = this.#narrator.asks(requestInWords(method, path, sent));
    this.sent.push({ method, path, body: sent });
    const answer = await this.program.request(method, path, sent);
    tell(answerInWords(answer));
    await this.#caughtUp();
    return answer;
  }
}
