import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import type { Instance } from "../../sidecar/engine/instance.ts";
import { historyTable } from "../history/table.ts";
import type { AppLine } from "./app-log.ts";
import { bodyRuns, type BodyRun } from "./body-runs.ts";
import { cut, type Label, type Page } from "./page.ts";
import { Sequence } from "./sequence.ts";
import { checkpointInWords, countInWords, replayInWords, runInWords, whyInWords } from "./words.ts";

/** How long output waits for the checkpoint of the body run that printed it, in milliseconds. */
const PATIENCE = 500;
/** Characters of one thing from outside, such as a response. */
const LONGEST = 500;

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
  /** Whether what stands outside of blocks needs an empty line above it. */
  #gap = true;

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

  /** A sentence of the scenario. What has ended before it is told to its end. */
  say(sentence: string): void {
    this.#outside(() => this.#page.say("note", sentence));
  }

  /** Opens a part of the scenario. */
  part(title: string): void {
    this.#sequence.add(() => {
      this.#leave();
      this.#page.heading(title);
      this.#gap = false;
    });
  }

  /** Something that the scenario did or saw, beside its label; cut when it is very long. */
  event(label: Label, text: string): void {
    this.#outside(() => this.#page.verbatim(label, cut(text, LONGEST)));
  }

  /** A request. Its response stands below it, whatever has happened meanwhile. @returns tells that */
  asks(request: string): (response: string) => void {
    this.event("request", request);
    const fill = this.#sequence.keep();
    return (response) => fill(() => this.#page.verbatim("response", cut(response, LONGEST)));
  }

  /** Something that happened to a program, in the midst of whatever goes on. */
  happens(label: Label, text: string): void {
    this.#sequence.add(() => {
      this.#separate();
      this.#page.verbatim(label, text);
    });
  }

  /** A block of its own, with values that are cut where the terminal ends. */
  values(title: string, values: readonly (readonly [Label, string])[]): void {
    this.#sequence.add(() => {
      this.#leave();
      this.#page.heading(title);
      for (const [label, value] of values) this.#page.value(label, value);
      this.#gap = true;
    });
  }

  /** An instance's history, as `npm run history` shows it. */
  history(instance: Instance): void {
    this.#sequence.add(() => {
      const { width, colors } = this.#page;
      this.#leave();
      this.#page.blank();
      for (const line of historyTable(instance, { width, colors }).split("\n")) {
        this.#page.command(line);
      }
      this.#gap = true;
    });
  }

  /** A program has ended by itself: whatever it had to say of an ended workflow is told. */
  programEnded(): void {
    this.#sequence.add(() => this.#close());
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
    this.#gap = false;
    const start = history.find((event) => event.type === "ExecutionStarted");
    this.#page.heading(`${id}: ${start?.name ?? "workflow"}`);
    if (start?.input) this.#page.value("input", start.input);
  }

  #close(): void {
    const closing = this.#closing;
    this.#closing = undefined;
    closing?.();
    if (!closing) return;
    this.#current = undefined;
    this.#gap = true;
  }

  /** Prints what stands below no instance, unless one's block is still going on. */
  #outside(print: () => void): void {
    this.#sequence.add(() => {
      this.#close();
      this.#separate();
      print();
    });
  }

  #separate(): void {
    if (this.#current === undefined && this.#gap) this.#page.blank();
    this.#gap = false;
  }

  /** Leaves the open block, ended or not. */
  #leave(): void {
    this.#close();
    this.#current = undefined;
  }
}
