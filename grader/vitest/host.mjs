/**
 * A process that runs an exercise's tests with vitest. Plain JavaScript in a process of
 * its own: it starts while the answer is still being compiled, and needs no compiler.
 * Says `{ type: "results" }` as `run-tests.ts` describes it.
 */
import { createVitest } from "vitest/node";

const [root, file] = process.argv.slice(2);
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

const collector = new Collector();
const starting = createVitest(
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

process.once("message", async (grading) => {
  const vitest = await starting;
  vitest.provide("grading", grading);
  await vitest.start();
  const { checks, findings, broken } = collector;
  const faults = broken.map(({ name, message, stack, code, cause, help }) => ({
    ...{ name, message, stack, code, cause, help },
  }));
  process.send({ type: "results", checks, findings, faults });
  await vitest.close();
  process.exit();
});
