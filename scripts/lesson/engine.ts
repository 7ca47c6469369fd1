import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import type { Chronicle } from "../../runs/chronicle.ts";
import type { AppLine } from "./app-log.ts";
import type { Journal } from "./journal.ts";
import type { Narrator } from "./narrator.ts";

/** What a lesson runs on, and what makes the story of it. */
export interface Engine {
  /** As the title names it: "the embedded sidecar". */
  readonly name: string;
  readonly grpcPort: number;
  readonly httpPort: number | undefined;
  /** What a person should know about the start. */
  readonly notices: readonly string[];
  /** What a run that was cut short has left to go on with: "task-123 RUNNING"; absent on a fresh start. */
  readonly continues?: readonly string[];
  /** Rejects when the engine can no longer be used; never resolves. */
  readonly failed: Promise<never>;
  /** Takes what the app printed. */
  heard(line: AppLine): void;
  /** Resolves once everything that happened until now has been told. */
  told(): Promise<void>;
  /** Ids of all instances, oldest first. */
  instances(): Promise<string[]>;
  history(instanceId: string): Promise<readonly HistoryEvent[]>;
  /** What is written in the journal by now; nothing from an engine that has none to read. */
  journal(): Promise<Journal | undefined>;
  /** @param finished whether the run came to its end, so that the next one starts over */
  stop(finished: boolean): Promise<void>;
}

export interface EngineOptions {
  /** The lesson's folder. */
  project: string;
  /** Folder for what an engine keeps from run to run. */
  home: string;
  /** Starts over even if the last run was cut short. */
  fresh: boolean;
  narrator: Narrator;
  /** Is told of what happens, by an engine that tells. */
  chronicle: Chronicle;
  /** Looks for output of the app that has not been told yet. */
  drain(): void;
}
