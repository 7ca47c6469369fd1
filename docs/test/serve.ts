import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/** A folder served on a free port of this machine. */
export interface Served {
  /** Address of the site's first page, ending in the base path. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a built site: files by their names, folders by their index, `404.html` for all else.
 * @param base path below which the site appears, with both slashes
 * @param guesses whether `/a` gives `a.html`, as many hosts do
 */
export async function serve(folder: string, base: string, guesses: boolean): Promise<Served> {
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    const name = pathname.startsWith(base) ? decodeURIComponent(pathname.slice(base.length)) : "..";
    const candidates = name.startsWith("..")
      ? []
      : [name, `${name}index.html`, ...(guesses ? [`${name}.html`] : [])];
    const found = await firstFile(candidates.map((candidate) => path.join(folder, candidate)));
    const file = found ?? path.join(folder, "404.html");
    response.writeHead(found ? 200 : 404, {
      "content-type": types[path.extname(file)] ?? "application/octet-stream",
    });
    createReadStream(file).pipe(response);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function firstFile(candidates: string[]): Promise<string | undefined> {
  for (const candidate of candidates) {
    const found = await stat(candidate).catch(() => undefined);
    if (found?.isFile()) return candidate;
  }
  return undefined;
}
