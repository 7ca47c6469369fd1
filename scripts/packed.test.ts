import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test, type TestContext } from "vitest";
import { packed } from "./packed.mjs";
import { temporaryFolder } from "./testing/command.ts";

/** A repository with one command that imports one file. */
async function repository(cleanup: TestContext["onTestFinished"]): Promise<string> {
  const root = await temporaryFolder(cleanup);
  await mkdir(join(root, "scripts"));
  await writeFile(join(root, "package-lock.json"), "{}");
  await writeFile(join(root, "scripts", "word.ts"), 'export const word: string = "first";');
  await writeFile(
    join(root, "scripts", "say.ts"),
    'import { word } from "./word.ts";\nexport const run = async (): Promise<string> => word;',
  );
  return root;
}

async function says(url: string | undefined): Promise<unknown> {
  // The same URL is loaded once in a process.
  const { run } = (await import(`${url}?${Math.random()}`)) as { run(): Promise<string> };
  return run();
}

test("a command is packed once, and again when a file that went into it has changed", async () => {
  const root = await repository(onTestFinished);
  const url = await packed(root, "say");
  expect(await says(url)).toBe("first");
  const file = fileURLToPath(url!);
  await writeFile(file, `${await readFile(file, "utf8")}\nexport const kept = true;`);
  await packed(root, "say");
  expect(await readFile(file, "utf8")).toContain("kept");

  await writeFile(join(root, "scripts", "word.ts"), 'export const word = "second one";');
  expect(await says(await packed(root, "say"))).toBe("second one");
  expect(await readFile(file, "utf8")).not.toContain("kept");
});

test("what was packed lies one level below the root", async () => {
  const root = await repository(onTestFinished);
  const file = fileURLToPath((await packed(root, "say"))!);
  expect(join(file, "..", "..")).toBe(root);
});

test.each([
  ["the folder cannot be written", ".packed"],
  ["the command does not compile", "scripts/word.ts"],
])("nothing is packed when %s", async (_why, path) => {
  const root = await repository(onTestFinished);
  await writeFile(join(root, path), "this is no TypeScript");
  expect(await packed(root, "say")).toBeUndefined();
  expect(existsSync(join(root, ".packed", "say.mjs"))).toBe(false);
});
