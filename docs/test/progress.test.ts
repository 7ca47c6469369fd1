import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { course, folderOf, type Lesson } from "../../course.ts";
import { launchChromium } from "./chromium.ts";
import { openPage } from "./page.ts";
import { isIcon, startCourse } from "./start.ts";

const site = inject("site");
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
  const questions = page.locator("fieldset.question");
  const answer = async (question: Locator) => {
    await question.getByRole("radio").first().check();
    await question
      .getByRole("status")
      .getByText(/^(Right|Not quite)\.$/)
      .waitFor();
  };
  // The address changes before the page does.
  await questions.first().waitFor();
  for (const question of await questions.all()) await answer(question);
  for (const prediction of await page.locator("form.prediction").all()) {
    await prediction.getByRole("spinbutton").fill("1");
    await prediction.getByRole("button").click();
  }
  await page.goto(`${site}lessons/${folderOf(second)}`, { waitUntil: "networkidle" });
  await answer(questions.first());

  await page.goto(`${site}lessons/`, { waitUntil: "networkidle" });
  expect(await map.nth(0).textContent()).toMatch(/(\d+) of \1 questions answered/);
  expect(await map.nth(1).textContent()).toMatch(/1 of \d+ questions answered/);
  expect(await map.filter({ hasText: "Continue here" }).count()).toBe(1);
  expect(await map.nth(1).textContent()).toContain("Continue here");
  expect(troubles).toEqual([]);
  await page.context().close();
});

test("npm start joins the verdicts of npm run check, as they come", async () => {
  const { address, command } = await startCourse();

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
  expect(troubles.filter((trouble) => !isIcon(trouble))).toEqual([]);
  await page.context().close();
});
