import { defineConfig } from "vitest/config";

/** What needs real Dapr: its launcher, and the two engines compared. `npm run test:dapr` */
export default defineConfig({
  test: {
    include: ["scripts/**/*.dapr.test.ts", "conformance/**/*.dapr.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Each file starts several processes; side by side they would only slow each other down.
    fileParallelism: false,
    // The SDK logs every work item.
    silent: true,
  },
});
