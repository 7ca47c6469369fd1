import { beforeEach, expect, test } from "vitest";
import { recordedHistory } from "../testing/recorded.ts";
import { Narrator } from "./narrator.ts";
import { Page } from "./page.ts";
import { Retelling } from "./retelling.ts";
import { SdkLog } from "./sdk-log.ts";

let told: string[];
let retelling: Retelling;

beforeEach(() => {
  told = [];
  const page = new Page((text) => void told.push(text), { width: 200, colors: false });
  retelling = new Retelling(new Narrator(page, false));
});

/** Events of the record are 10 ms apart; the app's lines come in between. */
function hear(milliseconds: number, text: string) {
  const time = new Date(Date.UTC(2026, 0, 1, 9, 0, 0, milliseconds)).toISOString();
  const log = new SdkLog();
  const lines = [`${time} INFO [DurableTask, Worker] Received "Activity Request" work item`, text];
  for (const line of lines) retelling.heard({ text: line, sdk: log.read(line) });
}

test("puts what the app printed between the checkpoints that it happened between", () => {
  hear(24, "validating");
  hear(55, "assigning");
  hear(85, "notifying");
  hear(500, "the client has the result");
  retelling.tell("task-123", recordedHistory("task-123"), { once: true });
  retelling.rest();
  const labels = told.join("").match(/^ {2}(body run \d|checkpoint|app {8}\S+|result)/gm);
  expect(labels?.map((label) => label.trim().replace(/ +/, " "))).toEqual([
    "body run 1",
    "checkpoint",
    "app validating",
    "body run 2",
    "checkpoint",
    "app assigning",
    "body run 3",
    "checkpoint",
    "app notifying",
    "body run 4",
    "checkpoint",
    "result",
    "app the",
  ]);
});

test("tells lines that belong to no history when it comes to rest", () => {
  hear(0, "nothing to do");
  expect(told).toEqual([]);
  retelling.rest();
  expect(told).toEqual(["  app        nothing to do\n"]);
});

test("tells an unfinished workflow so far, and later only what has come since", () => {
  const history = recordedHistory("task-123");
  hear(24, "validating");
  hear(55, "assigning");
  retelling.tellSoFar("task-123", history.slice(0, 6));
  retelling.rest();
  told.push("  kill\n");
  hear(57, "assigning again");
  hear(85, "notifying");
  retelling.tell("task-123", history, { once: false });
  const labels = told.join("").match(/^ {2}(body run \d|app {8}.+|kill|result|summary)/gm);
  expect(labels?.map((label) => label.trim().replace(/ +/, " "))).toEqual([
    "body run 1",
    "app validating",
    "body run 2",
    "app assigning",
    "kill",
    "app assigning again",
    "body run 3",
    "app notifying",
    "body run 4",
    "result",
  ]);
});

test("tells a run that asks for nothing, though what led to it is older than the run", () => {
  const [started, execution, scheduled, turn, completed] = recordedHistory("task-123");
  const late = { ...turn!, at: "2026-01-01T09:00:00.050Z" };
  retelling.tellSoFar("task-123", [started!, execution!, scheduled!, late, completed!]);
  const labels = told.join("").match(/^ {2}(body run \d|checkpoint)/gm);
  expect(labels).toEqual(["  body run 1", "  checkpoint", "  body run 2", "  checkpoint"]);
});
