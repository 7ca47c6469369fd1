import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEngine, type Engine } from "./engines.ts";
import { readRecording, recordingOf, recordings } from "./recorded.ts";
import { subjects } from "./scenarios/index.ts";

const all = Object.entries(subjects);

describe.each(all)("%s", (name, subject) => {
  let embedded: Engine;

  beforeAll(async () => {
    embedded = await startEngine("embedded", subject);
  });
  afterAll(() => embedded.stop());

  const tests = subject.alone ? test : test.concurrent;
  tests.each(subject.scenarios.map((scenario) => [scenario.name, scenario] as const))(
    "%s, as recorded from daprd",
    async (_name, scenario) => {
      const truth = await readRecording(name, scenario.name);
      expect(await embedded.observe(scenario)).toEqual(truth);
    },
  );
});

test("every recording belongs to one scenario", () => {
  const known = all.flatMap(([name, { scenarios }]) =>
    scenarios.map((scenario) => recordingOf(name, scenario.name)),
  );
  const there = readdirSync(recordings, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`);
  expect(there.toSorted()).toEqual(known.toSorted());
});
