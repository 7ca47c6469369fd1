import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What is judged by when a file has no SDK beside it. */
const USUAL: Version = [3, 18];

type Version = readonly [major: number, minor: number];

const known = new Map<string, Version>();

/** Whether the SDK that a file would import is that version or a later one. */
export function hasSdk(filename: string, [major, minor]: Version): boolean {
  const installed = installedFor(dirname(filename));
  return installed[0] > major || (installed[0] === major && installed[1] >= minor);
}

function installedFor(folder: string): Version {
  const found = known.get(folder) ?? readVersion(folder) ?? aboveOf(folder);
  known.set(folder, found);
  return found;
}

function aboveOf(folder: string): Version {
  const above = dirname(folder);
  return above === folder ? USUAL : installedFor(above);
}

function readVersion(folder: string): Version | undefined {
  try {
    const path = join(folder, "node_modules", "@dapr", "dapr", "package.json");
    const { version } = JSON.parse(readFileSync(path, "utf8")) as { version?: unknown };
    const [, major, minor] = /^(\d+)\.(\d+)\./.exec(String(version)) ?? [];
    return minor === undefined ? undefined : [Number(major), Number(minor)];
  } catch {
    return undefined;
  }
}
