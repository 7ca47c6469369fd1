import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { course, folderOf, type Lesson } from "../../course.ts";
import { launchChromium } from "./chromium.ts";
import { openPage } from "./page.ts";

const site = inject("site");
const root = path.resolve(import.meta.dirname, "../..");
const [first, second] = course.lessons as unknown as [Lesson, Lesson];

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

test("the course map knows which questions were answered, and where to continue", async () => {
  const { page, troubles } = await openPage(browser);
  await page.goto(`${site}lessons/`, { waitUntil: "networkidle" });
  const map = page.locator("ol.lessons > li");
  expect(await map.allTextContents()).toHaveLength(course.lessons.length);
  expect(await map.filter({ hasText: "Continue here" }).count()).toBe(0);

  await page.getByRole("main").getByRole("link", { name: first.title }).click();
  await page.waitForURL(`${site}lessons/${folderOf(first)}.html`);
  for (const question of await page.locator("fieldset.question").all()) {
    await question.getByRole("radio").first().check();
  }
  for (const prediction of await page.locator("form.prediction").all()) {
    await prediction.getByRole("spinbutton").fill("1");
    await prediction.getByRole("button").click();
  }
  await page.goto(`${site}lessons/${folderOf(second)}`, { waitUntil: "networkidle" });
  await page.locator("fieldset.question").first().getByRole("radio").first().check();

  await page.goto(`${site}lessons/`, { waitUntil: "networkidle" });
  expect(await map.nth(0).textContent()).toMatch(/(\d+) of \1 questions answered/);
  expect(await map.nth(1).textContent()).toMatch(/1 of \d+ questions answered/);
  expect(await map.filter({ hasText: "Continue here" }).count()).toBe(1);
  expect(await map.nth(1).textContent()).toContain("Continue here");
  expect(troubles).toEqual([]);
  await page.context().close();
});

test("npm start joins the verdicts of npm run check, as they come", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "course progress "));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const command = (...args: string[]) =>
    execa(process.execPath, [path.join(root, "scripts/run.mjs"), ...args], {
      // What a site is served for, Vitest sets for its own purposes.
      env: { COURSE_DIR: folder, NODE_ENV: undefined },
      reject: false,
    });
  const server = command("start", "--no-open");
  onTestFinished(async () => {
    server.kill();
    await server;
  });
  let printed = "";
  server.stdout.on("data", (text: Buffer) => (printed += text.toString()));
  await expect.poll(() => printed, { timeout: 60_000 }).toMatch(/at http\S+\n/);
  const [, address = ""] = /at (http\S+)\n/.exec(printed) ?? [];

  const { page, troubles } = await openPage(browser);
  await page.goto(`${address}lessons/`);
  const lesson = page.locator("ol.lessons > li").first();
  // The server says at once that nothing is known yet.
  await page.getByText("the verdicts come from").waitFor({ timeout: 60_000 });
  expect(await lesson.textContent()).not.toContain("exercise");

  // Whoever runs this may have solved the exercise.
  await command("check", String(first.number));
  await lesson
    .getByText(/exercise passed|exercise checked once, last finding \w+/)
    .waitFor({ timeout: 30_000 });
  await command("check", String(first.number));
  await lesson.getByText(/exercise passed|exercise checked 2 times/).waitFor({ timeout: 30_000 });
  // The browser looks for an icon before the page, whose head comes late here, has named its own.
  expect(troubles.filter((trouble) => !trouble.endsWith("/favicon.ico"))).toEqual([]);
  await page.context().close();
});
