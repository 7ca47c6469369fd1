import { defineConfig } from "vitest/config";

/**
 * What needs nothing but Node: `npm test`. Real Dapr and Chromium have configurations of
 * their own. Each room of the repository is a project: `npx vitest run --project sidecar`.
 */
export default defineConfig({
  test: {
    // The SDK logs every work item; only a failed test's output is worth reading.
    silent: "passed-only",
    projects: [
      {
        test: {
          name: "sidecar",
          include: ["sidecar/**/*.test.ts"],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "grader",
          include: ["grader/**/*.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "scripts",
          include: ["scripts/**/*.test.ts"],
          exclude: ["scripts/**/*.dapr.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "docs",
          include: ["docs/.vitepress/**/*.test.ts"],
        },
      },
      {
        test: {
          name: "lessons",
          include: ["lessons/*/*.test.ts"],
          globalSetup: ["scripts/testing/lesson-sidecar.ts"],
          testTimeout: 20_000,
        },
      },
    ],
  },
});
