import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { graderError } from "../errors.ts";
import { deadlines } from "../run/deadlines.ts";
import { patience } from "../run/patience.ts";
import type { Answer, FromWorker, ToWorker } from "./messages.ts";
import { endGroup, environment, hasGroups } from "./process.ts";

export interface WorkerOptions {
  /** File that the world of the exercise writes its effects to. */
  ledger: string;
  /** Shows what the process prints, the SDK's log lines too. */
  verbose: boolean;
  /** Ends the process, also while it is still starting. */
  signal: AbortSignal;
  /** Called for every message, and once when the process has ended without being asked to. */
  hear(message: FromWorker | { type: "ended"; reason: string }): void;
}

export type RaisedEvent = Omit<Extract<ToWorker, { type: "raise" }>, "type" | "id">;

/** What a function of the answer returned, or threw. */
export type Answered = Extract<FromWorker, { type: "answered" }>;

/** A process of its own that runs an answer. */
export interface WorkerProcess {
  /** How many messages the process has sent so far. */
  heard(): number;
  /** Resolves with the answer to `load`, or with the reason why none came. */
  load(
    answer: Answer,
  ): Promise<FromWorker | { type: "ended"; reason: string } | { type: "silent" }>;
  /** Connects to the sidecar on this port of this machine. */
  start(port: number): void;
  schedule(request: Omit<Extract<ToWorker, { type: "schedule" }>, "type">): void;
  /** Resolves when the sidecar has taken or refused the event, or the process is gone. */
  raise(event: RaisedEvent): Promise<void>;
  /** Calls a function of the answer. Resolves with what became of it; `undefined` when the process is gone. */
  call(name: string, args: unknown[]): Promise<Answered | undefined>;
  /** Ends the process at once, as a crash would. Resolves when it is gone. */
  kill(): Promise<void>;
}

/**
 * Starts a worker process and waits until the SDK is loaded in it.
 * @throws `GraderError` WORKER_FAILED
 */
export async function startWorker(options: WorkerOptions): Promise<WorkerProcess> {
  const child = fork(fileURLToPath(new URL("host.mjs", import.meta.url)), [String(process.pid)], {
    env: { ...environment(), LEDGER: options.ledger },
    execArgv: [],
    detached: hasGroups,
    stdio: ["ignore", options.verbose ? 2 : "ignore", options.verbose ? 2 : "pipe", "ipc"],
  });
  const gone = once(child, "exit");
  options.signal.addEventListener("abort", () => endGroup(child));
  let complaints = "";
  child.stderr?.on("data", (data) => (complaints = `${complaints}${data}`.slice(-4000)));

  let heard = 0;
  let asked = false;
  type Heard = Parameters<WorkerOptions["hear"]>[0];
  let listener = (_: Heard): void => {};
  const hear = (message: Heard) => {
    heard += 1;
    listener(message);
    options.hear(message);
  };
  /** What is done once the process has done what it was asked for, or is gone. */
  const awaited = new Map<number, (done?: FromWorker) => void>();
  child.on("message", (said) => {
    const message = said as FromWorker;
    if (message.type === "raised" || message.type === "answered") {
      awaited.get(message.id)?.(message);
    }
    hear(message);
  });
  void gone.then(([code, signal]) => {
    for (const gone of awaited.values()) gone();
    // The process may have ended by itself, and left others behind.
    endGroup(child);
    if (!asked) hear({ type: "ended", reason: signal ? `by ${signal}` : `with exit code ${code}` });
  });
  const next = (types: Heard["type"][], deadline: number) =>
    new Promise<Heard | { type: "silent" }>((resolve) => {
      const cancel = patience(deadline, () => resolve({ type: "silent" }));
      listener = (message) => {
        if (![...types, "ended"].includes(message.type)) return;
        cancel();
        resolve(message);
      };
    });
  const say = (message: ToWorker) => {
    // A process that is gone by now says so by its exit.
    if (child.connected) child.send(message, () => {});
  };
  const ask = (message: (id: number) => ToWorker) =>
    new Promise<FromWorker | undefined>((resolve) => {
      const id = awaited.size;
      awaited.set(id, resolve);
      say(message(id));
    });
  const kill = async () => {
    asked = true;
    endGroup(child);
    await gone;
  };

  const ready = await next(["ready"], deadlines.ready);
  if (ready.type !== "ready") {
    await kill();
    throw graderError("WORKER_FAILED", complaints.trim().split("\n").at(-1) || ready.type);
  }
  return {
    heard: () => heard,
    load(answer) {
      const loaded = next(["loaded", "loadFailed", "noFunction"], deadlines.loaded);
      say({ type: "load", answer });
      return loaded;
    },
    start: (port) => say({ type: "start", port }),
    schedule: (request) => say({ type: "schedule", ...request }),
    raise: async (event) => void (await ask((id) => ({ type: "raise", id, ...event }))),
    call: async (name, args) =>
      (await ask((id) => ({ type: "call", id, name, args }))) as Answered | undefined,
    kill,
  };
}
