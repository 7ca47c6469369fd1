import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

type Options = TestProjectInlineConfiguration["test"];

/** A room of the repository; `npx vitest run --project sidecar` runs one. */
const room = (name: string, options: Options = {}): TestProjectInlineConfiguration => ({
  extends: true,
  test: { name, include: [`${name}/**/*.test.ts`], ...options },
});

/**
 * What needs nothing but Node: `npm test`. What takes minutes, real Dapr, Python and Chromium have
 * configurations of their own. Exercises have none: their tests grade an answer that `npm run check` hands in.
 */
export default defineConfig({
  test: {
    exclude: [
      ...configDefaults.exclude,
      "**/*.dapr.test.ts",
      "**/*.long.test.ts",
      "conformance/python/**",
      "docs/test/**",
    ],
    // Many tests start real processes, and those share the cores.
    // One on two cores would leave one idle: most tests wait for processes.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The SDK logs every work item; only a failed test's output is worth reading.
    silent: "passed-only",
    projects: [
      room("sidecar"),
      // The exercises for its own tests have a grade.test.ts each, run by the grader.
      room("grader", {
        exclude: [...configDefaults.exclude, "**/*.long.test.ts", "grader/testing/exercises/**"],
      }),
      room("runs"),
      room("scripts"),
      room("conformance"),
      room("docs", { include: ["docs/.vitepress/**/*.test.ts"] }),
      room("lessons", { setupFiles: ["scripts/testing/lesson-sidecar.ts"] }),
      room("frame", { include: ["*.test.ts"] }),
    ],
  },
});
