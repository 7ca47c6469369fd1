import axe, { type AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page with what went wrong on it so far. */
export interface Watched {
  readonly page: Page;
  /** Errors in the console, uncaught exceptions, failed and foreign requests; one line each. */
  readonly troubles: string[];
}

/** A new page that writes down everything a reader's browser should never meet. */
export async function openPage(
  browser: Browser,
  options?: BrowserContextOptions,
): Promise<Watched> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error")
      troubles.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => troubles.push(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) => troubles.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== "data:" && hostname !== "127.0.0.1")
      troubles.push(`foreign: ${request.url()}`);
  });
  return { page, troubles };
}

/**
 * What axe finds on the page as it stands, as "rule: element" lines.
 * @param textOnly judge what is inside `<main>`, without the frame that pages have in common
 */
export async function violations(page: Page, { textOnly = false } = {}): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source);
  const results = await page.evaluate<AxeResults>(
    `axe.run(${textOnly ? "'main'" : "document"}, { resultTypes: ["violations"] })`,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 120)} (${node.failureSummary})`),
  );
}

/** How many pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
}
