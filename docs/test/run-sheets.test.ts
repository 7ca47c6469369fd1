import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { agendas, daysOf } from "../../agendas.ts";
import { launchChromium } from "./chromium.ts";
import { openPage } from "./page.ts";

const site = inject("site");

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

function times(page: Page): Promise<string[]> {
  return page.locator(".run-sheet .when strong").allTextContents();
}

/** "10:35" or "1:35" in minutes. */
function minutesIn(time = ""): number {
  const [hours = NaN, minutes = NaN] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

describe.concurrent.each(agendas)("the run sheet for $id", (agenda) => {
  const address = `${site}workshop/agenda/${agenda.id}.html`;

  test("has a clock whose steps are the minutes of the plan", async () => {
    const { page, troubles } = await openPage(browser);
    await page.goto(address, { waitUntil: "networkidle" });
    await page.getByLabel("Start").fill("08:30");
    await expect.poll(async () => (await times(page))[0]).toBe("08:30");
    let column = await times(page);
    for (const parts of daysOf(agenda)) {
      expect(column[0]).toBe("08:30");
      const clock = column.slice(0, parts.length + 1).map(minutesIn);
      const steps = parts.map((_, index) => (clock[index + 1] ?? NaN) - (clock[index] ?? NaN));
      expect(steps).toEqual(parts.map(({ minutes }) => minutes));
      column = column.slice(parts.length + 1);
    }
    expect(column).toEqual([]);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  test("fits A4, dark on white, with nothing of the site around it", async () => {
    const { page } = await openPage(browser, { colorScheme: "dark" });
    await page.goto(address, { waitUntil: "networkidle" });
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    const sizes = boxes.map(([, ...sides]) => sides.map(Number).map(Math.round).join(" x "));
    expect([...new Set(sizes)]).toEqual(["595 x 842"]);
    await page.emulateMedia({ media: "print" });
    // The width between the margins of A4, in CSS pixels.
    await page.setViewportSize({ width: 688, height: 1000 });
    expect(
      await page.evaluate("document.documentElement.scrollWidth - innerWidth"),
    ).toBeLessThanOrEqual(0);
    for (const part of [".VPNav", ".VPSidebar", ".settings"]) {
      expect(await page.locator(part).first().isVisible(), part).toBe(false);
    }
    const ink = "getComputedStyle(document.querySelector('.run-sheet h3')).color";
    expect(await page.evaluate(ink)).toBe("rgb(0, 0, 0)");
    await page.context().close();
  });

  test("counts from 0:00 without JavaScript, and leads to slides that are there", async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(address);
    const [first, second] = await times(page);
    expect(first).toBe("0:00");
    expect(minutesIn(second)).toBe(agenda.parts[0]?.minutes);
    const links = await page.locator(".run-sheet a", { hasText: "Slides" }).all();
    expect(links.length).toBeGreaterThan(3);
    const addresses = await Promise.all(links.map((link) => link.getAttribute("href")));
    for (const link of new Set(addresses)) {
      await page.goto(new URL(link ?? "", site).href);
      expect(await page.locator(".slide").count(), link ?? "").toBeGreaterThan(20);
      const [, number] = /#(\d+)$/.exec(link ?? "") ?? [];
      if (number) {
        const over = page.locator(`[id="${number}"] :is(.over, h2)`);
        expect((await over.allTextContents()).join()).toMatch(/Exercise|Quiz/);
      }
    }
    await page.context().close();
  });
});
