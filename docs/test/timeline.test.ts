import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import type { RunFile } from "../../runs/format.ts";
import { launchChromium } from "./chromium.ts";
import { openPage, overflow, violations } from "./page.ts";
import { isIcon, startCourse } from "./start.ts";

const site = inject("site");
const root = path.resolve(import.meta.dirname, "../..");
const record = path.join(root, "docs/records/03-workflows/run.json");
const recorded = JSON.parse(await readFile(record, "utf8")) as RunFile;
const lesson = `${site}lessons/03-workflows.html`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const timelineOn = (page: Page) => page.locator("section.timeline").first();

/** The first timeline of a page, once it can be used. */
async function readyOn(page: Page) {
  const timeline = timelineOn(page);
  await expect.poll(() => timeline.getByRole("slider").isEnabled()).toBe(true);
  return timeline;
}

test("a run is stepped through by keyboard alone, and each step is announced", async () => {
  const { page, troubles } = await openPage(browser);
  await page.goto(lesson, { waitUntil: "networkidle" });
  const timeline = await readyOn(page);
  const said = timeline.getByRole("status");
  const current = timeline.locator("li[aria-current=step]");
  expect(await said.textContent()).toBe("main.ts starts.");
  await timeline.getByRole("slider", { name: "Step" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => said.textContent()).toContain("Turn 1 begins");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => said.textContent()).toContain("Line 13, executed now");
  expect(await current.textContent()).toMatch(
    /yield ctx\.callActivity\(validateTask.*executed now/,
  );
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => said.textContent()).toContain("Turn 1 begins");
  await page.keyboard.press("End");
  await expect.poll(() => said.textContent()).toContain("workflow completed");
  expect(await current.textContent()).toMatch(/return \{.*ends here/);
  const count = recorded.instances[0]!.history.length;
  expect(await timeline.getByText(/History:/).textContent()).toContain(
    `${count} of ${count} events`,
  );
  await page.keyboard.press("Home");
  await expect.poll(() => said.textContent()).toBe("main.ts starts.");

  // Buttons do the same, and the space bar plays.
  await timeline.getByRole("button", { name: "Step forward" }).press("Enter");
  await expect.poll(() => said.textContent()).toContain("Turn 1 begins");
  await timeline.getByRole("slider", { name: "Step" }).press(" ");
  await timeline.getByRole("button", { name: "Pause" }).waitFor();
  await expect.poll(() => said.textContent(), { timeout: 10_000 }).toContain("Line 13");
  await page.keyboard.press(" ");
  await timeline.getByRole("button", { name: "Play" }).waitFor();
  expect(troubles).toEqual([]);
  await page.context().close();
});

test("a timeline passes axe and fits every width at every kind of step", async () => {
  const { page } = await openPage(browser);
  await page.goto(`${site}lessons/07-crash-and-resume.html`, { waitUntil: "networkidle" });
  const timeline = await readyOn(page);
  await timeline.getByRole("button", { name: "The same as a table" }).click();
  await timeline.getByRole("slider").focus();
  for (const steps of [8, 5, 5]) {
    for (let step = 0; step < steps; step++) await page.keyboard.press("ArrowRight");
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflow(page), `${width} px`).toBeLessThanOrEqual(0);
    }
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page, { textOnly: true }), colorScheme).toEqual([]);
    }
  }
  await page.context().close();
});

test("the table says the history in words, also without JavaScript and on paper", async () => {
  const { page } = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(lesson);
  const timeline = timelineOn(page);
  const table = timeline.locator("table");
  expect(await table.isVisible()).toBe(true);
  expect(await timeline.getByRole("slider").isVisible()).toBe(false);
  const events = recorded.instances[0]!.history.map(({ type }) => type);
  const types = await table.locator("tbody tr td:nth-child(2)").allTextContents();
  expect(types.filter(Boolean)).toEqual(events);
  expect(
    await table.getByRole("cell", { name: "validateTask is handed to a worker." }).count(),
  ).toBe(1);
  expect(await table.locator("tbody tr td:nth-child(4)").allTextContents()).toEqual(
    expect.arrayContaining([
      "line 13 executed",
      "line 13 replayed; line 19 executed",
      "lines 13 and 19 replayed; line 21 executed",
      "lines 13, 19 and 21 replayed; line 27 executed",
    ]),
  );
  await page.context().close();

  const { page: printed } = await openPage(browser);
  await printed.goto(lesson, { waitUntil: "networkidle" });
  const onPaper = timelineOn(printed);
  expect(await onPaper.locator("table").isVisible()).toBe(false);
  await printed.emulateMedia({ media: "print" });
  expect(await onPaper.locator("table").isVisible()).toBe(true);
  for (const name of ["slider", "button", "status"] as const) {
    expect(await onPaper.getByRole(name).count(), name).toBe(0);
  }
  await printed.context().close();
});

/** The page of one's own runs on the built site, with a file opened in it. */
async function open(page: Page, name: string, text: string) {
  await page.goto(`${site}runs.html`, { waitUntil: "networkidle" });
  await page
    .getByLabel("Open a run file")
    .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

test("a run file is opened on a built site, and two are compared", async () => {
  const { page, troubles } = await openPage(browser);
  await open(page, "first.json", JSON.stringify(recorded));
  expect(await timelineOn(page).getByRole("status").textContent()).toBe("main.ts starts.");
  await page.getByLabel("Compare with").selectOption({ index: 1 });
  const comparison = page.getByRole("region", { name: "Comparison" });
  await comparison.getByText("Both histories have the same events").waitFor();
  const second = page.getByRole("region", { name: "Second run" });
  await second.getByLabel("Instance").selectOption({ index: 1 });
  await comparison.getByText("10 of 12 steps differ.").waitFor();
  expect(await comparison.getByRole("cell", { name: "only in the first" }).count()).toBe(6);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page, { textOnly: true }), colorScheme).toEqual([]);
  }
  await page.setViewportSize({ width: 360, height: 900 });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  expect(troubles).toEqual([]);
  await page.context().close();
});

test("a hostile file does nothing but show what it says", async () => {
  const { page, troubles } = await openPage(browser);
  const attack = `<img src=x onerror="document.title='hit'"><script>document.title='hit'</script>`;
  const hostile = JSON.parse(JSON.stringify(recorded).replaceAll("task-123", "id")) as RunFile;
  const [instance] = hostile.instances as [RunFile["instances"][number]];
  Object.assign(hostile, { title: attack, command: attack, programs: [attack] });
  Object.assign(instance, { instanceId: attack, name: attack, about: attack, untraced: attack });
  for (const event of instance.history) if ("name" in event) event.name = attack.repeat(20);
  for (const file of hostile.files) Object.assign(file, { path: attack, text: attack });
  await open(page, `${attack}.json`, JSON.stringify(hostile));
  const timeline = await readyOn(page);
  expect(await timeline.getByRole("status").textContent()).toBe(`${attack} starts.`);
  await timeline.getByRole("slider").press("End");
  await timeline.getByRole("button", { name: "The same as a table" }).click();
  expect(await page.locator("main img, main script").count()).toBe(0);
  expect(await page.title()).toContain("Your runs");
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  }
  expect(troubles).toEqual([]);
  await page.context().close();
});

test.each<[string, string, string]>([
  ["broken JSON", '{"format":', "it is no JSON"],
  ["another file", '{"name":"app"}', "it: is no run file"],
  ["a newer version", '{"format":"workflow-run","version":9}', "it has version 9 of the format"],
  ["200 MB", " ".repeat(200_000_000), "it is larger than 30 MB"],
])("%s is refused in words, and the page goes on", async (name, text, problem) => {
  const folder = await mkdtemp(path.join(tmpdir(), "course run "));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, `${name}.json`);
  await writeFile(file, text);
  const { page, troubles } = await openPage(browser);
  await page.goto(`${site}runs.html`, { waitUntil: "networkidle" });
  const input = page.getByLabel("Open a run file");
  await input.setInputFiles(file);
  const alert = page.getByRole("alert");
  await expect
    .poll(() => alert.textContent())
    .toContain(`${name}.json cannot be shown: ${problem}`);
  expect(await violations(page, { textOnly: true })).toEqual([]);
  await input.setInputFiles(record);
  await timelineOn(page).waitFor();
  expect(await alert.count()).toBe(0);
  expect(troubles).toEqual([]);
  await page.context().close();
});

test("50,000 events are drawn in part, and the page says which", async () => {
  const { page, troubles } = await openPage(browser);
  const run = structuredClone(recorded);
  const [instance] = run.instances as [RunFile["instances"][number]];
  const turn = instance.history.slice(3, 6);
  const turns = 16_000;
  instance.history = [
    ...instance.history.slice(0, 3),
    ...Array.from({ length: turns }, (_, at) =>
      turn.map((event) => ({ ...event, ...("taskId" in event ? { taskId: at } : { id: at }) })),
    ).flat(),
  ];
  instance.moments = Array.from({ length: turns }, (_, at) => [
    { type: "turn" as const },
    { type: "handed" as const, taskId: at },
  ]).flat();
  instance.lines = Array.from({ length: turns }, (_, at) => ({
    ...{ turn: at + 1, kind: "call" as const, method: "callActivity", name: "next" },
    ...{ file: 0, line: 13 + (at % 3) },
  }));
  expect(instance.history.length).toBeGreaterThan(48_000);
  await open(page, "long.json", JSON.stringify(run));
  const timeline = await readyOn(page);
  await timeline.getByRole("button", { name: "The same as a table" }).click();
  for (const key of ["ArrowRight", "End", "ArrowLeft", "PageDown"]) {
    await timeline.getByRole("slider").press(key);
    expect(await timeline.locator("*").count(), key).toBeLessThan(2500);
  }
  await timeline.getByRole("slider").press("End");
  await timeline.getByText(/moments 31961 to 32000 of 32000 are drawn/).waitFor();
  await timeline.getByText("Lines 1 to 100 of 64003.").waitFor();
  await timeline.getByRole("button", { name: "Later" }).click();
  await timeline.getByText("Lines 101 to 200 of 64003.").waitFor();
  expect(troubles).toEqual([]);
  await page.context().close();
});

test("with npm start, a run appears in the open page as it ends, and another beside it", async () => {
  const { address, command } = await startCourse();

  const { page, troubles } = await openPage(browser);
  // The first page of a server takes a while.
  await page.goto(`${address}runs`, { waitUntil: "commit" });
  await page.getByText("There is no run yet.").waitFor({ timeout: 60_000 });
  let loads = 0;
  page.on("load", () => (loads += 1));

  await command("lesson", "3");
  const timeline = timelineOn(page);
  await timeline.getByRole("status").getByText("main.ts starts.").waitFor({ timeout: 30_000 });
  await timeline.getByRole("slider").press("End");
  await timeline.getByText("workflow completed").first().waitFor();

  await command("check", "3");
  await page.getByText(/^A new run is here: Exercise 3/).waitFor({ timeout: 30_000 });
  await page.getByLabel("Compare with").selectOption({ index: 2 });
  await page.getByRole("region", { name: "Comparison" }).waitFor();
  expect(loads).toBe(0);
  expect(troubles.filter((trouble) => !isIcon(trouble))).toEqual([]);
  await page.context().close();
});
