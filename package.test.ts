import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { course, folderOf } from "./course.ts";

interface Package {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies?: Record<string, string>;
  engines: { node: string };
}

const root = import.meta.dirname;
const read = async (folder: string): Promise<Package> =>
  JSON.parse(await readFile(path.join(root, folder, "package.json"), "utf8"));
const kit = await read(".");
const lessons = course.lessons.map((lesson) => `lessons/${folderOf(lesson)}`);

/** Packages by name, with the version asked for. */
const wanted = ({ dependencies, devDependencies }: Package) =>
  Object.entries({ ...dependencies, ...devDependencies });

test.each(Object.entries(kit.scripts))(
  "npm run %s starts a file that is there",
  (_name, script) => {
    const [, file, verb] = /^node (?:--import tsx )?(\S+)(?: (\S+))?/.exec(script) ?? [];
    const files = [file, verb && `scripts/${verb}.ts`, /--config (\S+)/.exec(script)?.[1]];
    for (const needed of files.filter((name) => name !== undefined)) {
      expect(existsSync(path.join(root, needed)), needed).toBe(true);
    }
  },
);

test.each([".", ...lessons])("%s pins every package to one version", async (folder) => {
  for (const [name, version] of wanted(await read(folder))) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  }
});

test.each(lessons)("%s asks for the versions that the course installs", async (folder) => {
  const lesson = await read(folder);
  const installed = Object.fromEntries(wanted(kit));
  for (const [name, version] of wanted(lesson)) expect(version, name).toBe(installed[name]);
  expect(lesson.engines).toEqual(kit.engines);
});
