import { setTimeout as sleep } from "node:timers/promises";
import { events } from "../catalogue/events.ts";
import type { Submission } from "../exercise.ts";
import type { ProgramEnd, ProgramProcess } from "../worker/program.ts";
import type { Call } from "./call.ts";
import { deadlines } from "./deadlines.ts";
import { unlessLate, within } from "./patience.ts";
import { answerPlace, ownPlaceIn } from "./places.ts";
import { Problem } from "./problem.ts";

const LOOK = 25;

/** How long an app that waits for something is seen to wait, in milliseconds. */
const QUIET = 500;

/** What a request was answered with; the body as JSON has it, or as text. */
export interface Response {
  status: number;
  body: unknown;
}

/** A learner's web app that runs. */
export interface App {
  /**
   * Sends a request, with JSON when it has a body; a text is sent as it is.
   * @throws `Problem` when there is no answer
   */
  request(method: string, path: string, body?: unknown): Promise<Call>;
  /** Sends a request until it is answered with this status. @throws `Problem` when it never is */
  until(status: number, method: string, path: string): Promise<Call>;
  /**
   * Waits until it has tried to connect to one of these ports, where nobody is. Ends as well
   * when it goes on without, or ends.
   */
  refused(...ports: number[]): Promise<void>;
  /** What is wrong when it listens already, or does so within a moment. */
  early(): Promise<Problem | undefined>;
  /** Waits until it listens. @throws `Problem` when it ends before, or never does */
  listening(): Promise<void>;
  /**
   * Asks it to end, with SIGTERM, and waits until it has.
   * @throws `Problem` when it does not, or ends with an error
   */
  stop(): Promise<void>;
  /** Kills it, as a crash would. */
  kill(): Promise<void>;
}

/** @param port that the program was told to listen on */
export function appOf(submission: Submission, program: ProgramProcess, port: number): App {
  const where = answerPlace(submission);
  let end: ProgramEnd | undefined;
  void program.ended.then((ended) => (end = ended));

  const send = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const text = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
    return unlessLate(deadlines.run, async (signal) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        ...(text !== undefined && { headers: { "content-type": "application/json" }, body: text }),
        signal,
      });
      return { status: response.status, body: parsed(await response.text()) };
    });
  };
  const isListening = () =>
    send("GET", "/").then(
      () => true,
      () => false,
    );
  const endedEarly = ({ thrown, code, signal }: ProgramEnd, variant?: "uncaught") =>
    new Problem(
      "B16",
      {
        variant: thrown ? "uncaught" : variant,
        got: thrown?.text ?? events.ended(signal ? `by ${signal}` : `with exit code ${code}`),
        where: ownPlaceIn(submission, thrown?.stack) ?? where,
      },
      true,
    );
  const request: App["request"] = async (method, path, body) => {
    const name = `${method} ${path}`;
    try {
      return { submission, name, value: await send(method, path, body) };
    } catch {
      if (end) throw endedEarly(end, "uncaught");
      throw new Problem("B14", { variant: "late", values: { call: name }, where });
    }
  };

  async function listening() {
    for (let looks = deadlines.run / LOOK; looks > 0; looks -= 1) {
      if (end) throw endedEarly(end);
      if (await isListening()) return;
      await sleep(LOOK);
    }
    throw new Problem("B16", { where, got: events.silentPort }, true);
  }

  return {
    request,
    async refused(...ports) {
      // What listens, ends or hangs without a try is told about by whoever asks it next.
      await Promise.race([program.refused(ports), listening().catch(() => {})]);
    },
    async until(status, method, path) {
      for (let looks = deadlines.run / LOOK; ; looks -= 1) {
        const call = await request(method, path);
        if ((call.value as Response).status === status) return call;
        if (looks <= 0) {
          const [expected, got] = [`status: ${status}`, JSON.stringify(call.value)];
          throw new Problem("B14", { values: { call: call.name }, expected, got, where });
        }
        await sleep(LOOK);
      }
    },
    async early() {
      for (let looks = QUIET / LOOK; looks > 0; looks -= 1) {
        if (await isListening()) return new Problem("B16", { variant: "early", where });
        await sleep(LOOK);
      }
      return undefined;
    },
    listening,
    async stop() {
      program.terminate();
      const ended = await within(deadlines.stop, program.ended);
      if (!ended) {
        await program.kill();
        throw new Problem("B16", { variant: "late", got: events.noEnd, where });
      }
      const { thrown, code, signal } = ended;
      if (code === 0) return;
      const how = events.ended(signal ? `by ${signal}` : `with exit code ${code}`);
      const seen = {
        got: thrown?.text ?? how,
        where: ownPlaceIn(submission, thrown?.stack) ?? where,
      };
      throw new Problem("B16", {
        variant: "rude",
        expected: events.ended("with exit code 0"),
        ...seen,
      });
    },
    kill: () => program.kill(),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
