import { fork } from "node:child_process";
import { once } from "node:events";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { GraderError, graderError } from "../errors.ts";
import type { Story } from "../../runs/chronicle.ts";
import type { Exercise } from "../exercise.ts";
import type { Grading } from "../opened.ts";
import type { Check, Finding } from "../verdict.ts";

/** What the tests of an exercise found out. */
export interface TestResults {
  checks: Check[];
  findings: Finding[];
  /** What happened while they ran; nothing where the answer could not be opened. */
  story?: Story;
}

/** A vitest that gets ready to run an exercise's `grade.test.ts` once, and worker processes with it. */
export interface TestRun {
  /**
   * Runs the tests on an answer that compiles.
   * @throws `GraderError` for whatever is not the answer's fault
   */
  results(grading: Grading): Promise<TestResults>;
  /** Ends the process, whether it has run anything or not. */
  end(): void;
}

type Said = TestResults & { type: "results"; faults: Partial<GraderError>[] };

/** Starts vitest in a process of its own. */
export function startTests(exercise: Exercise, verbose: boolean): TestRun {
  const file = join(exercise.home, "grade.test.ts");
  const root = join(exercise.home, "..", "..");
  const host = fileURLToPath(new URL("host.mjs", import.meta.url));
  // Relative, so that brackets in the path of the repository are not taken for a pattern.
  const pattern = relative(root, file).replaceAll("\\", "/");
  const child = fork(host, [root, pattern, verbose ? "verbose" : "quiet"], {
    execArgv: [],
    stdio: ["ignore", verbose ? 2 : "ignore", verbose ? 2 : "pipe", "ipc"],
  });
  let complaints = "";
  child.stderr?.on("data", (data) => (complaints = `${complaints}${data}`.slice(-4000)));
  // Its exit may be heard of before its last message; the end of the channel comes after both.
  const gone = once(child, "disconnect").then(() => undefined);
  const said = new Promise<Said | undefined>((resolve) => {
    child.once("message", (message) => resolve(message as Said));
    void gone.then(resolve);
  });

  return {
    async results(grading) {
      // When it cannot be sent, the process is gone, which `said` tells.
      child.send(grading, () => {});
      const results = await said;
      if (!results) throw graderError("TESTS_BROKEN", file, lastLine(complaints));
      const [fault] = results.faults;
      if (fault?.name === "GraderError") throw new GraderError(fault as GraderError);
      if (fault) throw graderError("TESTS_BROKEN", file, firstLine(fault.message ?? ""));
      if (results.checks.length === 0) throw graderError("TESTS_BROKEN", file, "it has no test");
      const { checks, findings, story } = results;
      return { checks, findings, story };
    },
    end: () => child.kill("SIGKILL"),
  };
}

const firstLine = (text: string) => stripVTControlCharacters(text).trim().split("\n")[0] ?? "";
const lastLine = (text: string) => text.trim().split("\n").at(-1) ?? "";
