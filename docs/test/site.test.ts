import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { course, folderOf } from "../../course.ts";
import { launchChromium } from "./chromium.ts";
import { openPage, overflow, violations } from "./page.ts";

const site = inject("site");
const siteBelowBase = inject("siteBelowBase");
const pages = inject("pages");

const root = path.resolve(import.meta.dirname, "../..");
const widths = [360, 768, 1440];
const schemes = ["light", "dark"] as const;

/** Findings are many and alike: the frame around the text is judged on the first of them only. */
const firstFinding = pages.find((address) => address.startsWith("rules/"));
const textOnly = (address: string) => address.startsWith("rules/") && address !== firstFinding;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

test.concurrent.each(pages)(
  "page /%s loads cleanly, stays on this machine, fits every width and passes axe",
  async (address) => {
    const { page, troubles } = await openPage(browser);
    await page.goto(site + address, { waitUntil: "networkidle" });
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        const where = `${colorScheme} at ${width} px`;
        expect(await overflow(page), where).toBeLessThanOrEqual(0);
        expect(await violations(page, { textOnly: textOnly(address) }), where).toEqual([]);
      }
    }
    expect(troubles).toEqual([]);
    await page.context().close();
  },
);

describe.each(course.lessons)("lesson $number", (lesson) => {
  const folder = folderOf(lesson);

  test("shows code as it is in the files and output as it was recorded", async () => {
    const { page } = await openPage(browser);
    await page.goto(`${site}lessons/${folder}`);
    const blocks = await page.locator("main pre code").allTextContents();
    const recorded = await readFile(path.join(root, "docs/records", folder, "run.txt"), "utf8");
    expect(blocks).toContain(recorded.trimEnd());
    const text = await readFile(path.join(root, "docs/lessons", `${folder}.md`), "utf8");
    const imports = [...text.matchAll(/^<<< @\/\.\.\/(lessons\/\S+)#(\S+)$/gm)];
    expect(imports.length).toBeGreaterThan(0);
    for (const [, file = "", name = ""] of imports) {
      const source = await readFile(path.join(root, file), "utf8");
      expect(blocks.map(withoutBlanks)).toContain(withoutBlanks(region(source, name)));
    }
    await page.context().close();
  });

  test("can be read without JavaScript, its answers one click away", async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${site}lessons/${folder}`);
    const answer = page.locator("details.custom-block").first();
    expect(await answer.locator("p").first().isVisible()).toBe(false);
    await answer.locator("summary").click();
    expect(await answer.locator("p").first().isVisible()).toBe(true);
    await page.context().close();
  });

  test("agrees with the manifest on its title", async () => {
    const { page } = await openPage(browser);
    await page.goto(`${site}lessons/${folder}`);
    expect(await page.locator("h1").textContent()).toContain(lesson.title);
    await page.context().close();
  });
});

describe.each(course.lessons)("the questions of lesson $number", (lesson) => {
  const address = `${site}lessons/${folderOf(lesson)}`;

  test("are answered by keyboard alone, explained, and remembered", async () => {
    const { page, troubles } = await openPage(browser);
    await page.goto(address, { waitUntil: "networkidle" });
    const question = page.locator("fieldset.question").first();
    await question.getByRole("radio").first().focus();
    await page.keyboard.press("Space");
    const verdict = question.getByRole("status");
    await expect.poll(() => verdict.textContent()).toMatch(/^(Right|Not quite)\. \w/);
    await page.keyboard.press("ArrowDown");
    expect(await question.getByRole("radio").nth(1).isChecked()).toBe(true);
    const said = await verdict.textContent();

    const prediction = page.locator("form.prediction").first();
    await prediction.getByRole("spinbutton").focus();
    await page.keyboard.type("999");
    await page.keyboard.press("Enter");
    const compared = prediction.getByRole("status");
    await expect.poll(() => compared.textContent()).toMatch(/^You said 999: the run says \d+\. \w/);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), colorScheme).toEqual([]);
    }

    await page.reload({ waitUntil: "networkidle" });
    expect(await verdict.textContent()).toBe(said);
    expect(await compared.textContent()).toContain("You said 999");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  test("work where the browser keeps nothing", async () => {
    const { page, troubles } = await openPage(browser);
    await page.addInitScript("delete Window.prototype.localStorage");
    await page.goto(address, { waitUntil: "networkidle" });
    const question = page.locator("fieldset.question").first();
    await question.getByRole("radio").first().check();
    await expect.poll(() => question.getByRole("status").textContent()).not.toBe("");
    expect(troubles.filter((trouble) => !trouble.includes("localStorage"))).toEqual([]);
    await page.context().close();
  });
});

test("the search finds callActivity, a lesson before all else", async () => {
  const { page, troubles } = await openPage(browser);
  await page.goto(site, { waitUntil: "networkidle" });
  await page.keyboard.press("Control+k");
  await page.getByRole("searchbox").fill("callActivity");
  const first = page.getByRole("option").first().getByRole("link");
  await first.waitFor();
  expect(await first.getAttribute("href")).toMatch(/^\/lessons\//);
  await first.click();
  await page.waitForURL(`${site}lessons/**`);
  expect(troubles).toEqual([]);
  await page.context().close();
});

test("an unknown address gives a page that leads back to the lessons", async () => {
  const { page } = await openPage(browser);
  const response = await page.goto(`${site}no/such/page`);
  expect(response?.status()).toBe(404);
  await page.getByRole("main").getByRole("link").first().click();
  await page.waitForURL(`${site}lessons/**`);
  await page.context().close();
});

test("the site works below a base path, on a host that only knows files", async () => {
  const { page, troubles } = await openPage(browser);
  await page.goto(siteBelowBase, { waitUntil: "networkidle" });
  await page.getByRole("link", { name: /^Read lesson/ }).click();
  await page.waitForURL(`${siteBelowBase}lessons/**`);
  await page.getByRole("link", { name: "Running on real Dapr" }).first().click();
  await page.waitForURL(`${siteBelowBase}guide/real-dapr.html`);
  expect(await page.locator("link[rel=icon]").getAttribute("href")).toContain("/a/course/");
  expect(troubles).toEqual([]);
  await page.context().close();
});

/** The lines between a file's region markers, without markers inside. */
function region(source: string, name: string): string {
  const [, rest = ""] = source.split(`// #region ${name}\n`);
  const [body = ""] = rest.split(`// #endregion ${name}\n`);
  return body.replace(/^\s*\/\/ #(end)?region.*\n/gm, "");
}

/** Highlighting may drop spaces at line ends and blank lines. */
function withoutBlanks(code: string): string {
  return code.replace(/\s+/g, " ").trim();
}
