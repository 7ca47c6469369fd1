import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/**
 * Lists what is wrong with a built site, one line each; empty when all is well.
 * VitePress checks links between pages but neither `#anchors`, nor the links of components, nor tags
 * of components that do not exist (they render nothing, silently).
 *
 * @param outDir the built site
 * @param base path the site is served under, with both slashes: "/" or "/course/"
 * @param promised pages below the base, each as "folder/name" or "folder/name#heading", that must be
 *   there although no page may link to them, such as those that error messages name
 */
export async function findProblems(
  outDir: string,
  base: string,
  promised: readonly string[],
): Promise<string[]> {
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(outDir, path.join(entry.parentPath, entry.name)))
    .map((file) => file.replaceAll(path.sep, "/"));
  const pages = new Map<string, string>();
  for (const file of files.filter((name) => name.endsWith(".html"))) {
    pages.set(file, await readFile(path.join(outDir, file), "utf8"));
  }
  return problemsIn(pages, new Set(files), base, promised);
}

/** The same on pages already read: file name below the base → HTML. */
export function problemsIn(
  pages: ReadonlyMap<string, string>,
  files: ReadonlySet<string>,
  base: string,
  promised: readonly string[],
): string[] {
  const ids = new Map([...pages].map(([file, html]) => [file, idsIn(html)]));

  function problemWith(link: string, from: string): string | undefined {
    const url = new URL(link, `site://host${base}${from}`);
    if (url.protocol !== "site:") return undefined;
    if (!url.pathname.startsWith(base)) return `${from}: ${link} leads outside ${base}`;
    const target = decodeURIComponent(url.pathname.slice(base.length));
    // A host that knows nothing of this site serves files by their names, and a folder's index.
    const file = [target, `${target}index.html`].find((name) => files.has(name));
    if (!file) return `${from}: ${link} leads to no page`;
    const hash = decodeURIComponent(url.hash.slice(1));
    if (hash && !ids.get(file)?.has(hash)) return `${from}: ${link} leads to no heading in ${file}`;
    return undefined;
  }

  const problems = promised.map((link) =>
    problemWith(base + link.replace(/(?=#|$)/, ".html"), "an error message or the manifest"),
  );
  for (const [file, html] of pages) {
    for (const link of new Set(linksIn(html))) problems.push(problemWith(link, file));
    for (const [, tag] of html.matchAll(/<([A-Z]\w*)[\s>]/g)) {
      problems.push(`${file}: <${tag}> is no component of the theme`);
    }
  }
  return problems.filter((problem) => problem !== undefined);
}

function idsIn(html: string): Set<string> {
  return new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = ""]) => id));
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/<[^>]+\s(?:href|src)="([^"]*)"/g)].map(([, link = ""]) =>
    link.replaceAll("&amp;", "&"),
  );
}
