import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchChromium } from "./chromium.ts";
import { openPage, overflow, violations } from "./page.ts";

const site = inject("site");
const lesson = `${site}lessons/03-workflows.html`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const hint = (page: Page) => page.getByRole("tooltip");
const call = (page: Page) => page.locator(".typed", { hasText: "callActivity" }).first();

test("a pointer that rests on a name sees its type, can go there, and leaves it", async () => {
  const { page, troubles } = await openPage(browser);
  await page.goto(lesson, { waitUntil: "networkidle" });
  await call(page).hover();
  await hint(page).waitFor();
  expect(await hint(page).textContent()).toContain("WorkflowContext.callActivity");
  await hint(page).hover();
  await page.waitForTimeout(400);
  expect(await hint(page).isVisible()).toBe(true);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  expect(await hint(page).isVisible()).toBe(false);
  await call(page).hover();
  await hint(page).waitFor();
  await page.locator("h1").hover();
  await hint(page).waitFor({ state: "hidden" });
  expect(troubles).toEqual([]);
  await page.context().close();
});

test("the keyboard steps through the names of a code block and hears their types", async () => {
  const { page, troubles } = await openPage(browser);
  await page.goto(lesson, { waitUntil: "networkidle" });
  await page.locator("pre[data-types]").first().focus();
  const said = page.locator("body > [role=status]");
  await page.keyboard.press("t");
  expect(await said.textContent()).toMatch(/^taskWorkflow: function taskWorkflow\(/);
  await page.keyboard.press("t");
  expect(await said.textContent()).toBe("ctx: (parameter) ctx: WorkflowContext");
  expect(await hint(page).textContent()).toBe("(parameter) ctx: WorkflowContext");
  await page.keyboard.press("Shift+T");
  expect(await said.textContent()).toMatch(/^taskWorkflow/);
  await page.keyboard.press("Tab");
  expect(await hint(page).isVisible()).toBe(false);
  expect(troubles).toEqual([]);
  await page.context().close();
});

test("a term is explained to the keyboard's focus, and leads to the glossary", async () => {
  const { page, troubles } = await openPage(browser);
  await page.goto(lesson, { waitUntil: "networkidle" });
  const term = page.locator("a.term", { hasText: "replay" });
  await term.focus();
  await hint(page).waitFor();
  expect(await term.getAttribute("aria-describedby")).toBe(await hint(page).getAttribute("id"));
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), colorScheme).toEqual([]);
  }
  await page.keyboard.press("Enter");
  await page.waitForURL(`${site}reference/glossary.html#replay`);
  expect(await page.locator("h2#replay + p").textContent()).toContain("from its first line");
  expect(troubles).toEqual([]);
  await page.context().close();
});

test("a finger that taps a term reads its meaning, and follows it with a second tap", async () => {
  const { page } = await openPage(browser, {
    hasTouch: true,
    viewport: { width: 360, height: 740 },
  });
  await page.goto(lesson, { waitUntil: "networkidle" });
  const term = page.locator("a.term", { hasText: "replay" });
  await term.tap();
  await hint(page).waitFor();
  expect(page.url()).toBe(lesson);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await term.tap();
  await page.waitForURL(`${site}reference/glossary.html#replay`);
  await page.context().close();
});

test("single keys turn pages, until the reader switches them off", async () => {
  const { page, troubles } = await openPage(browser);
  await page.goto(lesson, { waitUntil: "networkidle" });
  await page.keyboard.press("n");
  await page.waitForURL("**/lessons/04-runtime.html");
  await page.getByRole("heading", { level: 1, name: "The runtime" }).waitFor();
  await page.keyboard.press("p");
  await page.waitForURL(lesson);
  // A field takes the letters that are typed into it.
  await page.locator("form.prediction input").first().focus();
  await page.keyboard.press("n");
  await page.getByRole("searchbox").waitFor({ state: "hidden" });
  await page.locator("h1").click();

  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await dialog.waitFor();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), colorScheme).toEqual([]);
  }
  await dialog.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await page.keyboard.press("m");
  await page.waitForTimeout(300);
  expect(page.url()).toBe(lesson);

  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("m");
  await page.getByRole("heading", { level: 1, name: "Course map" }).waitFor();
  expect(troubles).toEqual([]);
  await page.context().close();
});

test("on paper a page is its text, with dark ink, whatever the screen's colours", async () => {
  const { page } = await openPage(browser, { colorScheme: "dark" });
  await page.goto(lesson, { waitUntil: "networkidle" });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const hidden of [".VPNav", ".VPSidebar", ".VPDocFooter", "main button"]) {
    expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
  }
  const inks = await page.evaluate<string[]>(
    "[...document.querySelectorAll('main p, main pre span')].map((each) => getComputedStyle(each).color)",
  );
  const brightness = (ink: string) => {
    const [red = 0, green = 0, blue = 0] = (ink.match(/\d+/g) ?? []).map(Number);
    return 0.3 * red + 0.6 * green + 0.1 * blue;
  };
  expect(inks.length).toBeGreaterThan(100);
  expect(inks.filter((ink) => brightness(ink) > 120)).toEqual([]);
  await page.context().close();
});

test("assistants find every lesson as plain text, with its code in place", async () => {
  const list = await (await fetch(`${site}llms.txt`)).text();
  const addresses = [...list.matchAll(/\]\((\/lessons\/[\w-]+\.md)\)/g)].map(([, path]) => path);
  expect(addresses.length).toBeGreaterThanOrEqual(9);
  for (const address of addresses) {
    const text = await (await fetch(new URL(address ?? "", site))).text();
    expect(text, address).toMatch(/^# \w/);
    expect(text, address).toContain("```");
    expect(text, address).not.toMatch(/^<<<|^<[A-Z]\w* |<!-- /m);
  }
});
