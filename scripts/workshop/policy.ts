import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * What pages of the site may load and run: their own files, and the scripts that are in the
 * pages as they were built. Whatever else gets into a page is not run.
 * @param site folder of the built site
 */
export async function policyOf(site: string): Promise<string> {
  const names = await readdir(site, { recursive: true });
  const pages = names.filter((name) => name.endsWith(".html"));
  const hashes = new Set<string>();
  for (const page of pages) {
    for (const script of inlineScripts(await readFile(join(site, page), "utf8"))) {
      hashes.add(`'sha256-${createHash("sha256").update(script).digest("base64")}'`);
    }
  }
  return [
    "default-src 'self'",
    `script-src 'self' ${[...hashes].join(" ")}`,
    // Shiki's colours and Vue's bindings are styles of single elements.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function inlineScripts(html: string): string[] {
  const all = html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g);
  return [...all].map(([, script = ""]) => script);
}
