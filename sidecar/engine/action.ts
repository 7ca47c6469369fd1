import type {
  Failure,
  HistoryEvent,
  Payload,
  TerminalStatus,
  Time,
  TimerOrigin,
  TraceContext,
} from "./history.ts";

/** What a worker asks for at the end of a turn (`orchestrator_actions.proto`). */
export type Action = { id: number } & (
  | {
      type: "scheduleTask";
      name: string;
      version?: string;
      input?: Payload;
      taskExecutionId?: string;
    }
  | {
      type: "createChild";
      /** Derived from the parent's id when empty. */
      instanceId: string;
      name: string;
      version?: string;
      input?: Payload;
      retryOf?: string;
    }
  | { type: "createTimer"; fireAt: Time; name?: string; origin?: TimerOrigin }
  | { type: "sendEvent"; instanceId: string; name: string; input?: Payload }
  | { type: "terminate"; instanceId: string; reason?: Payload; recurse: boolean }
  | {
      /** Starts a workflow that reports to nobody. */
      type: "createDetached";
      instanceId: string;
      name: string;
      version?: string;
      input?: Payload;
      scheduledStart?: Time;
      executionId?: string;
      tags?: Record<string, string>;
      trace?: TraceContext;
    }
  | { type: "complete"; status: TerminalStatus; result?: Payload; failure?: Failure }
  | { type: "continueAsNew"; input?: Payload; carryover: HistoryEvent[] }
  | { type: "unknown"; what: string }
);

/** A worker's answer to a turn. */
export interface TurnResult {
  actions: Action[];
  /** Replaces the custom status; absent clears it. */
  customStatus?: string;
  version?: { patches: string[]; name?: string };
}
