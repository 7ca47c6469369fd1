import type { DaprWorkflowClient, TWorkflow, WorkflowActivityContext } from "@dapr/dapr";
import type { RecordedEvent } from "./history.ts";

/** Everything a scenario saw, under labels of its own. It must survive JSON. */
export type Observations = Record<string, unknown>;

/** What a scenario works with; the same on every engine. */
export interface ScenarioContext {
  /** The SDK's client, connected to the engine. */
  client: DaprWorkflowClient;
  /** The engine's gRPC port, for what the client cannot do. */
  grpcPort: number;
  /** The engine's HTTP port. */
  httpPort: number;
  /** Calls the engine's HTTP API as curl would. */
  http: (method: string, path: string, options?: HttpOptions) => Promise<HttpAnswer>;
  /** Resolves once the engine says that it is healthy; daprd runs workflows before it does. */
  healthy: () => Promise<void>;
  /** This scenario's own instance id. Give a suffix where it needs several. */
  id: (suffix?: string) => string;
  /** The instance as `getWorkflowState` answers, with payloads by default; `null` when unknown. */
  state: (id: string, payloads?: boolean) => Promise<StateSeen | null>;
  /** As `state`, once the instance has ended; rejects after 20 seconds. */
  ended: (id: string) => Promise<StateSeen | null>;
  /** The events of the instance's history so far. */
  history: (id: string) => Promise<RecordedEvent[]>;
  /** Resolves once that history holds an event of `type`. */
  reached: (id: string, type: string) => Promise<void>;
  /** Resolves once the instance's custom status is `customStatus`. */
  reachedStatus: (id: string, customStatus: string) => Promise<void>;
  /** How one call went: with a value, or with an error's code and text. */
  attempt: (call: Promise<unknown>) => Promise<Outcome>;
}

export interface HttpOptions {
  body?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

export interface HttpAnswer {
  status: number;
  /** Without parameters such as the character set; absent when there is no body. */
  type?: string;
  /** Parsed where it is JSON. */
  body: unknown;
}

/** A workflow's state in words. */
export interface StateSeen {
  name: string;
  id: string;
  status: string;
  input?: string;
  output?: string;
  customStatus?: string;
  failure?: { type: string; message: string };
}

export type Outcome = { ok: unknown } | { code?: number; error: string };

// The SDK's own type for activities is not exported.
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- inputs are whatever a scenario sends
export type Activity = (ctx: WorkflowActivityContext, input: any) => unknown;

/** One thing a program can tell about an engine, told by running it. */
export interface Scenario {
  /** A sentence of behaviour; its slug is the instance id, so it is unique. */
  name: string;
  workflows?: TWorkflow[];
  activities?: Activity[];
  /**
   * Set where several results race: which turn sees which is then chance on every
   * engine, and the comparison leaves the order of events out.
   */
  racing?: true;
  run: (ctx: ScenarioContext) => Promise<Observations>;
}

/** Scenarios that share an engine. */
export interface Subject {
  scenarios: Scenario[];
  /** The engine asks for this token. */
  apiToken?: string;
  /** Its scenarios bring workers of their own, which would take each other's work. */
  alone?: true;
}

/** "A chain, of three." → "a-chain-of-three": readable and valid as an instance id. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
