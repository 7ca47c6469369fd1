/**
 * A process that runs an exercise's tests with vitest. Plain JavaScript in a process of
 * its own: it starts while the answer is still being compiled, and needs no compiler.
 * The tests get everything ready and then ask here for the answer, on a port of this
 * machine and with a word that only they know: what vitest itself hands over has to be
 * there before it starts. Says `{ type: "results" }` as `run-tests.ts` describes it.
 */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { createVitest } from "vitest/node";

const [root, file, verbose] = process.argv.slice(2);
const outcomes = { passed: "passed", failed: "failed", skipped: "not checked" };

/** Collects results in place of printing them. */
class Collector {
  checks = [];
  findings = [];
  broken = [];

  onTestCaseResult(test) {
    const { state, errors = [] } = test.result();
    this.checks.push({ title: test.name, layer: test.parent.name, outcome: outcomes[state] });
    for (const error of errors) {
      if (error.finding) this.findings.push(error.finding);
      else this.broken.push(error);
    }
  }

  onTestModuleEnd(module) {
    this.broken.push(...module.errors());
  }

  onTestRunEnd(_modules, unhandled) {
    this.broken.push(...unhandled);
  }
}

process.on("disconnect", () => process.exit());
// It may have happened while vitest was being loaded.
if (!process.connected) process.exit();

const grading = once(process, "message");
/** What the tests hand in when they are over: all that happened. */
let story;
const word = randomUUID();
const server = createServer((socket) => {
  socket.on("error", () => {});
  let said = "";
  socket.setEncoding("utf8").on("data", async (part) => {
    said += part;
    if (!said.startsWith(word.slice(0, said.length))) return socket.destroy();
    if (!said.endsWith("\n")) return;
    const rest = said.slice(word.length).trim();
    if (rest) {
      story = JSON.parse(rest);
      return socket.end();
    }
    const [answer] = await grading;
    socket.end(JSON.stringify(answer));
  });
}).listen(0, "127.0.0.1");
await once(server, "listening");

const collector = new Collector();
const vitest = await createVitest(
  "test",
  {
    root,
    include: [file],
    config: false,
    watch: false,
    pool: "forks",
    reporters: [collector],
    // An answer prints what it likes; only `--verbose` shows it, and not through vitest.
    silent: true,
  },
  { clearScreen: false, logLevel: "silent" },
);
vitest.provide("desk", { port: server.address().port, word, verbose: verbose === "verbose" });
await vitest.start();
const { checks, findings, broken } = collector;
const faults = broken.map(({ name, message, stack, code, cause, help }) => ({
  ...{ name, message, stack, code, cause, help },
}));
const results = { type: "results", checks, findings, faults, story };
await new Promise((sent) => process.send(results, sent));
await vitest.close();
process.exit();
