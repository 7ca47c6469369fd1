import { defineConfig } from "vitest/config";

/** What needs Dapr's SDK for Python, and real Dapr to compare with: `npm run test:python` */
export default defineConfig({
  test: {
    include: ["conformance/python/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // Each file starts several processes; side by side they would only slow each other down.
    fileParallelism: false,
    // The SDK logs every work item.
    silent: true,
  },
});
