// node .ci/sum.mjs FOLDER: adds up what `.ci/run` left there, NAME.exit with the exit code of
// every step and NAME.json with vitest's report of a suite. Prints what failed and, as the
// last line, "N passed, N failed"; exits 1 when anything failed or nothing passed.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";

const folder = process.argv[2];
const names = readdirSync(folder)
  .filter((file) => path.extname(file) === ".exit")
  .map((file) => path.basename(file, ".exit"));

let passed = 0;
const failures = [];
for (const name of names) {
  const report = reportOf(path.join(folder, `${name}.json`));
  const code = Number(readFileSync(path.join(folder, `${name}.exit`), "utf8"));
  passed += report.passed;
  // Lint, types, a crash, a suite without tests: failures that no report counts.
  const unexplained = code !== 0 && report.failures.length === 0;
  const said = unexplained ? [`exit code ${code}`] : report.failures;
  failures.push(...said.map((failure) => `${name}: ${failure}`));
}

console.log(failures.map((failure) => `\nFAILED ${failure}`).join(""));
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0;

/** What vitest's report says; a step without one has nothing to say. */
function reportOf(file) {
  if (!existsSync(file)) return { passed: 0, failures: [] };
  const text = readFileSync(file, "utf8");
  if (text === "") return { passed: 0, failures: ["it stopped before its tests had run"] };
  const { testResults, numTotalTests } = JSON.parse(text);
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const broken = testResults.filter(({ status, assertionResults }) => {
    return status === "failed" && assertionResults.every((test) => test.status === "passed");
  });
  return {
    passed: tests.filter(({ status }) => status === "passed").length,
    failures: [
      ...broken.map(({ name, message }) => `${name}: ${message}`),
      // A test that was skipped has proved nothing.
      ...tests
        .filter(({ status }) => status !== "passed")
        .map(({ status, fullName }) => `${fullName} (${status})`),
      ...(numTotalTests === 0 ? ["it ran no test"] : []),
    ],
  };
}
