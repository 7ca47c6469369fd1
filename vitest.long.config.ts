import { defineConfig } from "vitest/config";

/**
 * What needs only Node but takes minutes: processes killed at every moment, abuse, a soak, and
 * every answer of every exercise. `npm run test:long`
 */
export default defineConfig({
  test: {
    include: ["{grader,scripts,sidecar}/**/*.long.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // These load the machine to its limits; side by side they would measure each other.
    fileParallelism: false,
    // Of the tests that may run together: grading is waiting for processes, most of the time.
    maxConcurrency: 3,
    // The SDK logs every work item; only a failed test's output is worth reading.
    silent: "passed-only",
  },
});
