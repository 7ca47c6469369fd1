import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEngine, type Engine } from "./engines.ts";
import { readRecording, recordingOf, recordings } from "./recorded.ts";
import { subjects } from "./scenarios/index.ts";
import { shared } from "./sharing.ts";

describe.each(shared(subjects))("$names", ({ names, subject }) => {
  let embedded: Engine;

  beforeAll(async () => {
    embedded = await startEngine("embedded", subject);
  });
  afterAll(() => embedded.stop());

  const tests = subject.alone ? test : test.concurrent;
  for (const name of names) {
    for (const scenario of subjects[name]?.scenarios ?? []) {
      tests(`${name}: ${scenario.name}, as recorded from daprd`, async ({ expect }) => {
        const truth = await readRecording(name, scenario.name);
        expect(await embedded.observe(scenario)).toEqual(truth);
      });
    }
  }
});

test("every recording belongs to one scenario", () => {
  const known = Object.entries(subjects).flatMap(([name, { scenarios }]) =>
    scenarios.map((scenario) => recordingOf(name, scenario.name)),
  );
  const there = readdirSync(recordings, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`);
  expect(there.toSorted()).toEqual(known.toSorted());
});
