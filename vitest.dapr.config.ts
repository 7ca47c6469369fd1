import { defineConfig } from "vitest/config";

/** What needs real Dapr: its launcher, and the two engines compared. `npm run test:dapr` */
export default defineConfig({
  test: {
    include: ["scripts/dapr/**/*.test.ts", "conformance/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Each file starts three processes; side by side they would only slow each other down.
    fileParallelism: false,
  },
});
