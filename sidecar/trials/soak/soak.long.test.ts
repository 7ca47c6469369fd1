import { expect, test } from "vitest";
import { temporaryFolder } from "../../store/testing/folder.ts";
import { HEAP_ALLOWANCE, soak } from "./soak.ts";

/** `npm run soak` is the same with 10,000. */
test("300 workflows survive their workers and their sidecar", { timeout: 180_000 }, async () => {
  const report = await soak({
    data: await temporaryFolder(),
    workflows: 300,
    live: 100,
    workers: 2,
    killWorkerEvery: 120,
    killSidecarEvery: 200,
  });
  expect(report).toMatchObject({ finished: 300, workersKilled: 2, sidecarsKilled: 1 });
  expect(report.heapAfter).toBeLessThan(report.heapBefore + HEAP_ALLOWANCE);
});
