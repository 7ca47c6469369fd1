/**
 * Lesson 3 with kill -9 at every moment that can be told apart: the app, then the
 * sidecar, is killed at its n-th observation and started again on the same data.
 */
import { fork, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { startSidecar, type HistoryEvent, type Observation } from "../sidecar/index.ts";
import { readJournal } from "../sidecar/store/journal/read.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
type Cleanup = (undo: () => void | Promise<void>) => void;

/**
 * What a sidecar observes of an undisturbed run: a worker comes and goes (2), two
 * instances are created (2), 6 turns and 4 activities are sent and answered (20).
 * Each moment has its turn with the app or with the sidecar.
 */
const MOMENTS = 24;
const moments = Array.from({ length: MOMENTS }, (_, index) => index + 1);
const appMoments = moments.filter((moment) => moment % 2 === 1);
const sidecarMoments = moments.filter((moment) => moment % 2 === 0);

async function folder(cleanup: Cleanup): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "kill test "));
  cleanup(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** Runs the lesson's own app until it ends; `output` has what its activities did. */
function startApp(grpcPort: number, cleanup: Cleanup) {
  const app = spawn(process.execPath, ["--import", "tsx", "main.ts"], {
    cwd: here("../lessons/03-workflows"),
    env: { ...process.env, DAPR_GRPC_PORT: String(grpcPort) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  cleanup(() => void app.kill("SIGKILL"));
  let output = "";
  app.stdout.on("data", (data) => (output += data));
  app.stderr.on("data", (data) => (output += data));
  const ended = once(app, "close");
  return {
    kill: () => app.kill("SIGKILL"),
    async end() {
      const [code] = (await ended) as [number | null];
      return { code, activities: output.match(/^\[Activity\].*$/gm) ?? [], output };
    },
  };
}

function startMortal(data: string, life: number, cleanup: Cleanup) {
  const child: ChildProcess = fork(here("./testing/mortal-sidecar.ts"), [data, String(life)], {
    execArgv: ["--import", "tsx"],
  });
  cleanup(() => void child.kill("SIGKILL"));
  const seen: Observation[] = [];
  const ready = new Promise<number>((resolve) => {
    child.on("message", (message: { ready?: number; observation?: Observation }) => {
      if (message.observation) seen.push(message.observation);
      if (message.ready !== undefined) resolve(message.ready);
    });
  });
  return {
    ready,
    died: once(child, "exit"),
    kill: () => child.kill("SIGKILL"),
    checkpoints: () => seen.filter((observation) => observation.type === "turnCommitted"),
  };
}

/** The activities whose results a history holds, as the app prints them. */
function recorded(history: readonly HistoryEvent[]): string[] {
  const prints: Record<string, RegExp> = {
    validateTask: /Validating task/,
    assignTask: /Assigning task/,
    sendNotification: /Notifying/,
  };
  return history.flatMap((event) => {
    if (event.type !== "TaskCompleted") return [];
    const task = history.find(({ id }) => id === event.taskId);
    return task?.type === "TaskScheduled" ? [prints[task.name]?.source ?? "none"] : [];
  });
}

type Histories = Map<string, readonly HistoryEvent[]>;

async function historiesIn(data: string): Promise<Histories> {
  const { instances } = await readJournal(data);
  return new Map(
    [...instances].map(([id, { history, inbox }]) => [id, [...history, ...inbox]] as const),
  );
}

function expectFinished(histories: Histories) {
  const results = ["task-123", "task-124"].map((id) => {
    const end = histories.get(id)?.at(-1);
    return end?.type === "ExecutionCompleted" ? JSON.parse(end.result ?? "{}").status : end?.type;
  });
  expect(results).toEqual(["completed", "rejected"]);
}

/** What ran in the second life must not be anything whose result the first life recorded. */
function expectNoRepeats(before: Histories, activities: string[]) {
  for (const [id, history] of before) {
    const task = id.replace("task-", "");
    const mine = activities.filter((line) => id !== "task-123" || !line.includes("124"));
    for (const print of recorded(history)) {
      const again = mine.filter((line) => new RegExp(`${print}.*(${task}|alice)`).test(line));
      expect(again, `${print} ran again although its result was recorded`).toEqual([]);
    }
  }
}

describe("the app is killed", () => {
  test.concurrent.for(appMoments)(
    "at moment %i, and the next one finishes its work",
    async (moment, { expect, onTestFinished }) => {
      const data = await folder(onTestFinished);
      let seen = 0;
      let before: Promise<Histories> | undefined;
      let app: ReturnType<typeof startApp> | undefined;
      const sidecar = await startSidecar({
        store: { journal: data },
        httpPort: false,
        observe() {
          if (++seen !== moment) return;
          app?.kill();
          before = historiesIn(data);
        },
      });
      onTestFinished(() => sidecar.stop());
      app = startApp(sidecar.grpcPort, onTestFinished);
      const first = await app.end();
      const second =
        first.code === 0 ? undefined : await startApp(sidecar.grpcPort, onTestFinished).end();
      expect((second ?? first).code, (second ?? first).output).toBe(0);
      if (second && before) expectNoRepeats(await before, second.activities);
      expectFinished(await historiesIn(data));
    },
  );
});

describe("the sidecar is killed", () => {
  test.concurrent.for(sidecarMoments)(
    "at moment %i, and the next one takes over its data",
    async (moment, { expect, onTestFinished }) => {
      const data = await folder(onTestFinished);
      const mortal = startMortal(data, moment, onTestFinished);
      const app = startApp(await mortal.ready, onTestFinished);
      await Promise.race([mortal.died, app.end()]);
      mortal.kill();
      await mortal.died;
      app.kill();
      await app.end();

      const before = await historiesIn(data);
      for (const { instanceId, events } of mortal.checkpoints()) {
        const kept = before.get(instanceId)?.map((event) => JSON.stringify(event));
        for (const event of events) expect(kept).toContain(JSON.stringify(event));
      }

      const next = startMortal(data, Infinity, onTestFinished);
      const second = await startApp(await next.ready, onTestFinished).end();
      expect(second.code, second.output).toBe(0);
      expectNoRepeats(before, second.activities);
      expectFinished(await historiesIn(data));
    },
  );
});
