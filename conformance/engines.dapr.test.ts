import { afterAll, beforeAll, describe, test } from "vitest";
import { startEngine, type Engine } from "./engines.ts";
import { asText, recordingOf } from "./recorded.ts";
import { subjects } from "./scenarios/index.ts";
import { shared } from "./sharing.ts";

// The same code on both engines, at the same time. What daprd answers is also held
// against its recording, which `npm test` uses where there is no daprd; after a new
// scenario or a new daprd, `npm run test:dapr -- -u` records it again.
describe.each(shared(subjects))("$names", ({ names, subject }) => {
  let dapr: Engine;
  let embedded: Engine;

  beforeAll(async () => {
    [dapr, embedded] = await Promise.all([
      startEngine("dapr", subject),
      startEngine("embedded", subject),
    ]);
  });
  afterAll(async () => {
    await Promise.all([dapr.stop(), embedded.stop()]);
  });

  // Most scenarios wait for a timer or a worker, so several at a time take no longer than one.
  const tests = subject.alone ? test : test.concurrent;
  for (const name of names) {
    for (const scenario of subjects[name]?.scenarios ?? []) {
      tests(`${name}: ${scenario.name}`, async ({ expect }) => {
        const [truth, ours] = await Promise.all([
          dapr.observe(scenario),
          embedded.observe(scenario),
        ]);
        expect.soft(ours).toEqual(truth);
        await expect.soft(asText(truth)).toMatchFileSnapshot(recordingOf(name, scenario.name));
      });
    }
  }
});
