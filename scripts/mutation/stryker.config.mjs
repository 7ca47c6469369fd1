/**
 * `npm run mutate`: changes the engine and the grader in small ways, one at a time, and looks
 * whether a test notices. See `README.md` beside this file.
 *
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
export default {
  testRunner: "vitest",
  plugins: [import.meta.resolve("@stryker-mutator/vitest-runner")],
  // Some tests read the files they test in place of importing them.
  vitest: { configFile: "scripts/mutation/vitest.config.ts", related: false },
  mutate: [
    "sidecar/engine/*.ts",
    "grader/{report,explained,finding,catalogue}.ts",
    "grader/catalogue/text.ts",
    "grader/rules/*.ts",
    "!**/*.test.ts",
    "!**/*.cases.ts",
    "!sidecar/engine/fixtures.ts",
    "!grader/rules/{rules,table,plugin,eslint-plugin}.ts",
  ],
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  concurrency: 2,
  reporters: ["clear-text", "json"],
  jsonReporter: { fileName: ".course/mutation/report.json" },
  tempDirName: ".course/mutation/copy",
  clearTextReporter: { allowColor: false, reportTests: false, reportMutants: false },
};
