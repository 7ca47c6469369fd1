import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { layCable, type Cable } from "./cable.ts";
import { checkOut, removeFolder, startCommand, type Command } from "./checkout.ts";
import { launchChromium } from "./chromium.ts";
import { openPage, overflow, violations } from "./page.ts";

/** One workshop, from its first minute to its last: each test goes on where the one before ended. */

/** What a busy machine may take to show something. */
const soon = { timeout: 10_000 };

let folder: string;
let browser: Browser;
let server: Command;
let cable: Cable;
let page: Page;
let troubles: string[];
let code: string;
let board: string;

const [ada, eve] = ["ada's course", "eve's course"];
const at = (name: string) => path.join(folder, name);
const data = () => at("instructor");
/** Runs a command in somebody's checkout to its end. */
const run = (who: string, ...args: string[]) => startCommand(args, at(who)).ended;
const line = () => page.getByRole("main").getByRole("status").first();
const row = (name: string) => page.locator("tbody tr").filter({ hasText: name });

async function startServer(port: string): Promise<void> {
  server = startCommand(
    ["workshop", "--host", "127.0.0.1", ...(port ? ["--port", port] : [])],
    undefined,
    data(),
  );
  [, code = ""] = await server.printed(/^Code +(\S+)$/m);
  [, board = ""] = await server.printed(/^Board +(\S+)$/m);
  await server.printed(/Ctrl-C/);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "a workshop "));
  browser = await launchChromium();
  await Promise.all([checkOut(at(ada)), checkOut(at(eve)), startServer("")]);
  cable = await layCable(Number(new URL(board).port));
  ({ page, troubles } = await openPage(browser, { viewport: { width: 1440, height: 900 } }));
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await cable?.close();
  await server?.kill("SIGKILL");
  await removeFolder(folder);
});

test("the first page says how to join and what is sent; the board's page tells nobody else anything", async () => {
  const { origin } = new URL(board);
  await page.goto(origin, { waitUntil: "networkidle" });
  expect(new URL(page.url()).pathname).toBe("/workshop/join");
  const text = await page.locator("main").innerText();
  expect(text).toContain(`npm run join -- ${origin}`);
  expect(text).toContain("the nickname you chose");
  expect(text).not.toContain(code);
  await page.goto(`${origin}/workshop/board`, { waitUntil: "networkidle" });
  expect(await page.locator("h1").innerText()).toContain("The workshop's board");
  expect(await page.locator("body").innerText()).not.toContain(code);
});

test("participants join from their checkouts, and show without a reload", async () => {
  await page.goto(board);
  await expect.poll(() => page.getByText("Nobody has joined yet.").count(), soon).toBe(1);
  expect(page.url()).not.toContain("token");
  const joining = [
    run(ada, "join", cable.url, "--code", code, "--name", "Ada"),
    run(eve, "join", cable.url, "--code", code.toUpperCase(), "--name", "<img src=x>"),
  ];
  for (const { code: exit } of await Promise.all(joining)) expect(exit).toBe(0);
  await expect.poll(() => page.getByRole("rowheader").allInnerTexts(), soon).toHaveLength(2);
  expect((await page.getByRole("rowheader").allInnerTexts()).sort()).toEqual([
    "<img src=x>",
    "Ada",
  ]);
  expect(await page.locator("tbody img").count()).toBe(0);
});

test("a check is on the board within moments, with its finding and the page that explains it", async () => {
  const { code: exit, output } = await run(ada, "check", "3");
  expect(exit).toBe(1);
  const finding = /more: npm run explain ([A-Z]\d+)/.exec(output)?.[1] ?? "no finding";
  await expect.poll(() => row("Ada").innerText(), soon).toContain(finding);
  const link = page.getByRole("region", { name: "Most frequent findings" }).getByRole("link");
  expect(await link.first().innerText()).toContain(finding);
  expect(await link.first().getAttribute("href")).toBe(`/rules/${finding}`);
});

test("with the network cut, a check is what it always is, and one quiet line longer", async () => {
  cable.cut();
  await cp(
    path.join(at(ada), "solutions/03-workflows"),
    path.join(at(ada), "exercises/03-workflows"),
    {
      recursive: true,
    },
  );
  const { code: exit, output } = await run(ada, "check", "3");
  expect(exit).toBe(0);
  expect(output.match(/^note .*$/gm)).toEqual([
    "note   The workshop is away; your result is kept and sent later.",
  ]);
});

test("the server dies in the middle, comes back with the same room, and gets each result once", async () => {
  await server.kill("SIGKILL");
  await expect.poll(() => line().innerText(), soon).toContain("does not answer");
  expect(await row("Ada").count()).toBe(1);
  const before = [code, board];
  await startServer("");
  expect([code, board]).toEqual(before);
  await expect.poll(() => line().innerText(), soon).toBe("");
  expect(await row("Ada").innerText()).not.toContain("✓");
  cable.mend();
  expect((await run(ada, "join", cable.url)).output).toContain("already, as Ada");
  await expect.poll(() => row("Ada").innerText(), soon).toMatch(/✓\s*2×/);
});

test("solutions stay closed until the instructor opens them", async () => {
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await expect.poll(() => page.getByText("Solutions: closed").count(), soon).toBe(1);
  const closed = await run(ada, "diff", "3");
  expect(closed).toMatchObject({ code: 1 });
  expect(closed.output).toContain("The workshop keeps solutions closed");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect.poll(() => page.getByText("Solutions: open").count(), soon).toBe(1);
  expect((await run(ada, "diff", "3")).code).toBe(0);
});

test("the agenda, the timer and the projector's view work by keyboard", async () => {
  await page.getByRole("button", { name: /^Go to: Exercise 3/ }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator("h1").innerText(), soon).toContain("Exercise 3");
  await page.getByLabel("Minutes").fill("7");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.getByRole("timer").innerText(), soon).toMatch(/[67]:\d\d/);
  await page.getByRole("button", { name: /^Projector/ }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.getByText("2 people in the room").count(), soon).toBe(1);
  expect(await page.content()).not.toMatch(/Ada|img src=x&gt;/);
  expect(await page.locator("main").innerText()).toContain(code);
});

test.each(["projector", "board"])("the %s is clean by axe and fits every width", async (view) => {
  if (view === "board") {
    await page.keyboard.press("Escape");
    await expect.poll(() => row("Ada").count(), soon).toBe(1);
  }
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [360, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      const where = `${colorScheme} at ${width} px`;
      expect(await overflow(page), where).toBeLessThanOrEqual(0);
      expect(await violations(page), where).toEqual([]);
    }
  }
});

test("the room can be saved for a spreadsheet", async () => {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("workshop.csv");
});

test("a watch reports each save, and what waits arrives by itself when the network is back", async () => {
  cable.cut();
  const watching = startCommand(["watch", "3"], at(eve));
  await watching.printed(/of 8 passed/);
  cable.mend();
  await expect.poll(() => row("<img src=x>").innerText(), soon).toMatch(/[A-Z]\d\d\s*1×/);
  await watching.kill("SIGINT");
});

test("who leaves is gone from the board", async () => {
  expect((await run(ada, "leave")).code).toBe(0);
  await expect
    .poll(() => page.getByRole("rowheader").allInnerTexts(), soon)
    .toEqual(["<img src=x>"]);
});

test("nothing came from elsewhere, and nothing broke but what was cut", () => {
  expect(troubles.filter((trouble) => !/ERR_CONNECTION|api\/board|blob:/.test(trouble))).toEqual(
    [],
  );
});

test("Ctrl-C ends the workshop and frees its port", async () => {
  await server.kill("SIGINT");
  expect((await server.ended).code).toBe(0);
  await expect(fetch(new URL(board).origin)).rejects.toThrow("fetch failed");
});
