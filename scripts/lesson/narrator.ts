import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import type { AppLine } from "./app-log.ts";
import { bodyRuns, type BodyRun } from "./body-runs.ts";
import type { Page } from "./page.ts";
import { Sequence } from "./sequence.ts";
import { checkpointInWords, countInWords, replayInWords, runInWords, whyInWords } from "./words.ts";

/** How long output waits for the checkpoint of the body run that printed it, in milliseconds. */
const PATIENCE = 500;

/** Tells a run as a story. What it says comes from history, so every engine says the same. */
export class Narrator {
  readonly #page: Page;
  readonly #showSdk: boolean;
  readonly #sequence = new Sequence(PATIENCE);
  /** The instance whose block is open. */
  #current: string | undefined;
  /** A block's last lines, kept back so that what the client prints comes before them. */
  #closing: (() => void) | undefined;
  #keepBack = true;
  #explained = false;

  /** @param showSdk whether the SDK's own log lines are part of the story */
  constructor(page: Page, showSdk: boolean) {
    this.#page = page;
    this.#showSdk = showSdk;
  }

  /** A line that the app printed. */
  app({ text, sdk }: AppLine): void {
    if (sdk && !this.#showSdk) return;
    this.#sequence.add(() => this.#page.verbatim("app", text));
  }

  note(sentence: string): void {
    this.#sequence.add(() => this.#page.say("note", sentence));
  }

  /** An activity begins: opens the instance's block when none is open, as after a restart. */
  activityBegins(id: string, history: readonly HistoryEvent[]): void {
    this.#sequence.add(() => {
      if (this.#current === undefined) this.#enter(id, history);
    });
  }

  /** A body run begins. @returns what to call at its checkpoint */
  runBegins(id: string): (run: BodyRun, history: readonly HistoryEvent[]) => void {
    const fill = this.#sequence.keep();
    return (run, history) => {
      fill(() => this.#tellRun(id, run, history));
      this.#sequence.add(() => this.#tellCheckpoint(id, run, history));
    };
  }

  /** The workflow ended; `repeated` names the activities that ran more than once, when that is known. */
  ended(id: string, history: readonly HistoryEvent[], repeated?: readonly string[]): void {
    this.#sequence.add(() => {
      const runs = bodyRuns(history);
      this.#enter(id, history);
      const end = runs.at(-1)?.end;
      this.#page.value(
        "result",
        `${end?.status} ${end?.result ?? end?.failure?.errorMessage ?? ""}`,
      );
      this.#closing = () => {
        this.#page.say("summary", countInWords(runs, history, repeated));
        this.#page.say("why", whyInWords(runs) + (this.#explained ? "" : ` ${replayInWords}`));
        this.#explained = true;
      };
      if (!this.#keepBack) this.#close();
    });
  }

  /** Nobody will finish the body runs that have begun, as when the app was killed. */
  release(): void {
    this.#sequence.release();
  }

  /** The scenario is over: closes the block, and every later one as soon as its workflow ends. */
  scenarioOver(): void {
    this.#sequence.release();
    this.#close();
    this.#keepBack = false;
  }

  #tellRun(id: string, run: BodyRun, history: readonly HistoryEvent[]): void {
    this.#enter(id, history);
    this.#page.say(`body run ${run.number}`, runInWords(run));
  }

  #tellCheckpoint(id: string, run: BodyRun, history: readonly HistoryEvent[]): void {
    this.#enter(id, history);
    this.#page.say("checkpoint", checkpointInWords(run, history));
  }

  #enter(id: string, history: readonly HistoryEvent[]): void {
    if (this.#current === id) return;
    this.#close();
    this.#current = id;
    const start = history.find((event) => event.type === "ExecutionStarted");
    this.#page.heading(`${id}: ${start?.name ?? "workflow"}`);
    if (start?.input) this.#page.value("input", start.input);
  }

  #close(): void {
    const closing = this.#closing;
    this.#closing = undefined;
    closing?.();
    if (closing) this.#current = undefined;
  }
}
