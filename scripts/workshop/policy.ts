import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

/**
 * What pages of the site may load and run: their own files, and the scripts that VitePress
 * writes into every page. Whatever else gets into a page is not run.
 * @param page one of the site's pages
 */
export async function policyOf(page: string): Promise<string> {
  const html = await readFile(page, "utf8");
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  const hashes = inline.map(([, code = ""]) => {
    return `'sha256-${createHash("sha256").update(code).digest("base64")}'`;
  });
  return [
    "default-src 'self'",
    `script-src 'self' ${hashes.join(" ")}`,
    // Shiki's colours and Vue's bindings are styles of single elements.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
