import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { agendas } from "../../agendas.ts";
import { course, folderOf } from "../../course.ts";
import { launchChromium } from "./chromium.ts";
import { openPage, violations } from "./page.ts";

const site = inject("site");
const schemes = ["light", "dark"] as const;
const screens = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
];
const decks = course.lessons.map((lesson) => `slides/${folderOf(lesson)}.html`);
const [deck = ""] = decks;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Opens a deck at a slide, as on a projector. */
async function present(address: string, options?: BrowserContextOptions) {
  const opened = await openPage(browser, { viewport: screens[0] ?? null, ...options });
  await opened.page.goto(site + address, { waitUntil: "networkidle" });
  return opened;
}

/** Numbers of the slides that can be seen. */
function seen(page: Page): Promise<string[]> {
  return page
    .locator(".slide .face:visible")
    .evaluateAll((faces: unknown) =>
      (faces as { parentElement: { id: string } }[]).map((face) => face.parentElement.id),
    );
}

/** Which slides are too full, each with the part of it that is and by how many pixels. */
function tooFull(page: Page): Promise<string[]> {
  return page.evaluate(`(async () => {
    const found = [];
    for (const { id } of document.querySelectorAll(".slide")) {
      location.hash = "#" + id;
      while (document.querySelector(".slide.current").id !== id) await new Promise(requestAnimationFrame);
      for (const box of document.querySelectorAll(".current .face :is(.canvas, .body, pre, code, table)")) {
        if (getComputedStyle(box).display === "inline") continue;
        const over = Math.max(box.scrollHeight - box.clientHeight, box.scrollWidth - box.clientWidth);
        if (over > 1) found.push(id + ": " + box.tagName + " by " + over);
      }
    }
    return found;
  })()`);
}

/** Presses a key, and waits until the slide is there. */
async function press(page: Page, key: string, number: number) {
  await page.keyboard.press(key);
  await expect.poll(() => seen(page), { message: key }).toEqual([String(number)]);
}

describe.concurrent.each(decks)("%s", (address) => {
  test("fits small and large projectors, every slide of it", async () => {
    const { page, troubles } = await present(address);
    expect(await page.locator(".slide").count()).toBeGreaterThan(20);
    for (const viewport of screens) {
      await page.setViewportSize(viewport);
      expect(await tooFull(page), `${viewport.width}`).toEqual([]);
    }
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  test("shows code and output that the lesson's page shows too", async () => {
    const { page } = await present(address);
    const shown = await page.locator(".slide pre code").allTextContents();
    await page.goto(site + address.replace("slides/", "lessons/"));
    const blocks = await page.locator("main pre code").allTextContents();
    const lines = new Set(blocks.flatMap((block) => block.split("\n").map((line) => line.trim())));
    expect(shown.length).toBeGreaterThan(5);
    for (const block of shown) {
      for (const line of block.split("\n")) expect(lines, block).toContain(line.trim());
    }
    await page.context().close();
  });

  test("passes axe, all slides and notes at once", async () => {
    const { page } = await present(`${address}?read`);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), colorScheme).toEqual([]);
    }
    await page.context().close();
  });
});

test("every look of a slide and the speaker's window pass axe", async () => {
  const { page } = await present(deck);
  const looks = new Map<string | null, string | null>();
  for (const slide of await page.locator(".slide").all()) {
    const look = await slide.locator(".canvas").getAttribute("class");
    looks.set(look, await slide.getAttribute("id"));
  }
  const views = [...looks.values()].map((id) => `#${id}`);
  for (const view of [...views, "?speaker#4"]) {
    await page.goto(`${site}${deck}${view}`, { waitUntil: "networkidle" });
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), `${view}, ${colorScheme}`).toEqual([]);
    }
  }
  await page.context().close();
});

test("the arrow leads through a whole deck and back to its beginning", async () => {
  const { page, troubles } = await present(deck);
  const count = await page.locator(".slide").count();
  for (let number = 2; number <= count; number++) await press(page, "ArrowRight", number);
  for (let number = count - 1; number >= 1; number--) await press(page, "PageUp", number);
  expect(troubles).toEqual([]);
  await page.context().close();
});

test("the keys of a presenter's remote and of a keyboard lead to and fro", async () => {
  const { page } = await present(deck);
  const count = await page.locator(".slide").count();
  for (const key of ["ArrowRight", "ArrowDown", "PageDown", "Space"]) {
    await press(page, "Home", 1);
    await press(page, key, 2);
  }
  for (const key of ["ArrowLeft", "ArrowUp", "PageUp", "Shift+Space"]) {
    await page.evaluate('location.hash = "#3"');
    await press(page, key, 2);
  }
  await press(page, "End", count);
  await press(page, "ArrowRight", count);
  await press(page, "Home", 1);
  await press(page, "ArrowLeft", 1);
  await page.getByRole("button", { name: "Next slide" }).click();
  expect(await seen(page)).toEqual(["2"]);
  // The space bar presses the button that has the focus, once.
  await press(page, "Space", 3);
  await expect
    .poll(() => page.locator(".deck").getByRole("status").textContent())
    .toContain(`3 of ${count}: `);
  await page.context().close();
});

test.each(["#5", "#/5"])("an address that ends in %s leads to the fifth slide", async (hash) => {
  const { page } = await present(deck + hash);
  expect(await seen(page)).toEqual(["5"]);
  await press(page, "ArrowRight", 6);
  expect(page.url()).toMatch(/#6$/);
  await page.reload({ waitUntil: "networkidle" });
  expect(await seen(page)).toEqual(["6"]);
  await page.context().close();
});

test("a number that no slide has leads to the last one", async () => {
  const { page } = await present(`${deck}#999`);
  expect(await seen(page)).toEqual([String(await page.locator(".slide").count())]);
  await page.context().close();
});

test("a finger's swipe turns the page", async () => {
  const { page } = await present(deck, { hasTouch: true, viewport: { width: 740, height: 360 } });
  const swipe = (from: number, to: number) =>
    page.evaluate(`(() => {
      const deck = document.querySelector(".deck");
      const touch = (x) => new Touch({ identifier: 1, target: deck, clientX: x, clientY: 100 });
      for (const [type, x] of [["touchstart", ${from}], ["touchend", ${to}]])
        deck.dispatchEvent(new TouchEvent(type, { changedTouches: [touch(x)] }));
    })()`);
  await swipe(400, 200);
  await expect.poll(() => seen(page)).toEqual(["2"]);
  await swipe(200, 400);
  await expect.poll(() => seen(page)).toEqual(["1"]);
  await swipe(200, 220);
  expect(await seen(page)).toEqual(["1"]);
  await page.context().close();
});

test("the speaker's window follows and leads, with notes, the next slide and the time", async () => {
  const { page, troubles } = await present(`${deck}#4`);
  const [speaker] = await Promise.all([
    page.context().waitForEvent("page"),
    page.keyboard.press("n"),
  ]);
  await speaker.waitForLoadState("networkidle");
  expect(await seen(speaker)).toEqual(["4", "5"]);
  expect(await speaker.locator(".current .notes").isVisible()).toBe(true);
  expect(await speaker.locator(".next .notes").isVisible()).toBe(false);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => seen(speaker)).toEqual(["5", "6"]);
  await speaker.keyboard.press("End");
  const last = String(await page.locator(".slide").count());
  await expect.poll(() => seen(page)).toEqual([last]);
  expect(await seen(speaker)).toEqual([last]);
  // A window that is opened again finds out where the others are.
  await speaker.goto(`${site}${deck}?speaker`, { waitUntil: "networkidle" });
  await expect.poll(() => seen(speaker)).toEqual([last]);
  expect(troubles).toEqual([]);
  await page.context().close();
});

test("the clock runs from the first move on, for the deck and for its part", async () => {
  const { page } = await present(`${deck}?speaker`);
  await page.clock.install();
  await page.reload({ waitUntil: "networkidle" });
  const clock = page.getByRole("region", { name: "Time" });
  await page.clock.runFor(5000);
  expect(await clock.locator(".total").textContent()).toContain("0:00 of 40:00");
  await page.evaluate('location.hash = "#3"');
  await expect.poll(() => clock.locator(".now").textContent()).toContain("The plain program");
  await page.clock.runFor(4 * 60_000 + 30_500);
  const [total, part] = [clock.locator(".total"), clock.locator(".now")];
  const spent = (await total.textContent()) ?? "";
  expect(spent).toMatch(/^\s*4:(29|30) of 40:00/);
  expect(await part.textContent()).toMatch(/4:(29|30) of 4:00, 0:(29|30) over/);
  await clock.getByRole("button", { name: "Pause" }).click();
  await page.clock.runFor(60_000);
  expect(await total.textContent()).toMatch(/^\s*4:3\d of 40:00/);
  await page.context().close();
});

test("a plan leaves out the slides of the parts for which it has no time", async () => {
  const [shortest] = agendas;
  const talk = shortest?.parts.find(({ lesson, kind }) => lesson === 1 && kind === "talk");
  const { page } = await present(`${deck}?speaker&agenda=${shortest?.id}`);
  const left = await page.locator(".clock li", { hasText: "left out" }).allTextContents();
  expect(left.map((text) => text.replace("left out", ""))).toEqual(talk?.without);
  expect(await page.locator(".clock .total").textContent()).toContain("of 31:00");
  await page.goto(`${site}${deck}?agenda=${shortest?.id}`, { waitUntil: "networkidle" });
  const shown = await page.locator(".slide:not(.left-out)").count();
  const titles: string[] = [];
  for (let step = 0; step < shown; step++) {
    titles.push((await page.locator(".current h2").textContent()) ?? "");
    await page.keyboard.press("ArrowRight");
  }
  expect(titles.join()).not.toContain("What lies underneath");
  expect(titles.join()).toContain("Key points");
  await page.context().close();
});

test("a deck prints a slide a page, with its notes when they are asked for", async () => {
  const { page } = await present(deck, { colorScheme: "dark" });
  const count = await page.locator(".slide").count();
  const paper = async () => {
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const pages = pdf.match(/\/Type \/Page\b/g)?.length;
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    const sizes = boxes.map(([, ...sides]) => sides.map(Number).map(Math.round).join(" x "));
    return { pages, sizes: [...new Set(sizes)] };
  };
  expect(await paper()).toEqual({ pages: count, sizes: ["960 x 540"] });
  await page.emulateMedia({ media: "print" });
  const ink = "getComputedStyle(document.querySelector('.current h2')).color";
  expect(await page.evaluate(ink)).toBe("rgb(0, 0, 0)");
  await page.emulateMedia({ media: null });
  await page.keyboard.press("r");
  await page.evaluate("window.print = () => {}");
  await page.getByRole("button", { name: "Print with notes" }).click();
  expect(await paper()).toEqual({ pages: count, sizes: ["595 x 842"] });
  await page.context().close();
});

test("without JavaScript a deck is a page with notes under each slide", async () => {
  const { page } = await present(`${deck}#7`, { javaScriptEnabled: false });
  const count = await page.locator(".slide").count();
  expect((await seen(page)).length).toBe(count);
  expect(await page.locator(".notes:visible").count()).toBeGreaterThan(count - 5);
  expect(await page.getByRole("button").count()).toBe(0);
  await page.context().close();
});

test("on a phone a deck is scrolled through, and can be presented", async () => {
  const { page } = await present(deck, { viewport: { width: 360, height: 740 } });
  const count = await page.locator(".slide").count();
  expect((await seen(page)).length).toBe(count);
  await page.getByRole("button", { name: "Present" }).click();
  await expect.poll(() => seen(page)).toEqual(["1"]);
  await page.getByRole("button", { name: "Read" }).click();
  await expect.poll(async () => (await seen(page)).length).toBe(count);
  await page.context().close();
});
