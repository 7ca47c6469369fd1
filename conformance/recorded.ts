import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { slug } from "./scenario.ts";

/** What real Dapr answered, one file a scenario: `recorded/<subject>/<scenario>.json`. */
export const recordings = fileURLToPath(new URL("recorded", import.meta.url));

export function recordingOf(subject: string, name: string): string {
  return `${recordings}/${slug(subject)}/${slug(name)}.json`;
}

export function asText(observed: unknown): string {
  return JSON.stringify(observed, null, 2) + "\n";
}

export async function readRecording(subject: string, name: string): Promise<unknown> {
  return JSON.parse(await readFile(recordingOf(subject, name), "utf8"));
}
