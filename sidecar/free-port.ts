import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import getPort from "get-port";

/** Below the ports that systems give to outgoing connections, which come and go. */
const FIRST = 20_000;
const COUNT = 10_000;

/** For so long nobody else looks at a port that was picked: its program starts meanwhile. In ms. */
const RESERVED = 60_000;

const folder = join(tmpdir(), "workflow-course-ports");
const reserved = new Set<string>();

/**
 * A port of this machine that nobody listens on, for a program that will do so in a moment.
 * Processes that ask at the same time get different ones: an empty file reserves each.
 */
export async function freePort(): Promise<number> {
  mkdirSync(folder, { recursive: true });
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    if (reserve(join(folder, String(port))) && (await getPort({ port })) === port) return port;
  }
}

function reserve(file: string): boolean {
  try {
    if (Date.now() - statSync(file).mtimeMs < RESERVED) return false;
    rmSync(file, { force: true });
  } catch {
    // Nobody has reserved it.
  }
  try {
    writeFileSync(file, "", { flag: "wx" });
  } catch {
    return false;
  }
  if (reserved.size === 0) process.once("exit", release);
  reserved.add(file);
  return true;
}

function release(): void {
  for (const file of reserved) rmSync(file, { force: true });
}
