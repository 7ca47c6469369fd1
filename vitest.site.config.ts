import { defineConfig } from "vitest/config";

/** The site in a real browser: `npm run test:site`. Set CHROME_PATH to use a certain Chromium. */
export default defineConfig({
  test: {
    include: ["docs/test/**/*.test.ts"],
    globalSetup: "docs/test/setup.ts",
    // Pages are judged side by side; more at once only slow each other down on two cores.
    maxConcurrency: 2,
    testTimeout: 120_000,
    hookTimeout: 30_000,
  },
});
