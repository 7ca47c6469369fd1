import type { HistoryEvent, Status, Time } from "../sidecar/engine/history.ts";

/** What a run file says of itself, and the only version there is. */
export const FORMAT = "workflow-run";
export const VERSION = 1;

// #region format
/**
 * One recorded run of workflows: what `npm run lesson` and `npm run check` leave behind, what
 * the lesson pages draw, and what can be opened in the browser. Plain JSON.
 */
export interface RunFile {
  format: typeof FORMAT;
  version: typeof VERSION;
  /** "Lesson 3: Workflows and checkpoints" */
  title: string;
  /** What was typed: "npm run lesson 3" */
  command: string;
  /** "embedded" or "dapr" */
  engine: string;
  /** When it began; absent from the course's own records, whose times are made even. */
  at?: Time;
  /** The code that `lines` point into. */
  files: SourceText[];
  /** Every program of the run, as it was started: "main.ts --with-key". */
  programs: string[];
  instances: InstanceRun[];
}

export interface SourceText {
  /** Below the course's folder: "lessons/03-workflows/workflow.ts" */
  path: string;
  text: string;
}

export interface InstanceRun {
  instanceId: string;
  /** The workflow's name. */
  name: string;
  status: Status;
  /** What this instance is there to show: "killed at checkpoint 2 of 4". */
  about?: string;
  history: HistoryEvent[];
  /** What happened to the instance and around it, in order. */
  moments: Moment[];
  /** What its body did, each line once, in order. */
  lines: BodyLine[];
  /** Why there are no lines, or none from some point on. */
  untraced?: string;
}

export type Moment =
  /** A program of the run; `program` counts from 0. */
  | { type: "started" | "killed" | "stopped" | "ended"; program: number }
  /** The body ran, and its process was gone before the checkpoint. */
  | { type: "turnLost" }
  /** A checkpoint. The n-th is that of the n-th turn in history. */
  | { type: "turn" }
  /** An activity was handed to a worker, or a worker answered it. */
  | { type: "handed" | "completed" | "failed"; taskId: number };

/**
 * A line that a body reached, with the turn that reached it first; turns count from 1. Every
 * later turn reaches it again, and gets from history what it got before.
 */
export interface BodyLine {
  turn: number;
  /** A call of the context, a wait, or the end. */
  kind: "call" | "yield" | "return" | "throw";
  /** Of a call: "callActivity". */
  method?: string;
  /** What the call names: an activity, a child, an event. */
  name?: string;
  /** Id of the event in history that confirms the call, where there is one. */
  id?: number;
  /** Counts from 0, in the run's `files`. */
  file: number;
  /** Counts from 1. */
  line: number;
}
// #endregion format
