import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { RunFile } from "../../../runs/format.ts";

const ownDocs = path.resolve(import.meta.dirname, "../..");

/**
 * The recorded run that a lesson's page draws.
 * @param folder of the lesson, such as "03-workflows"
 * @param docs the folder that holds `lessons` and `records`
 * @returns nothing for a page without a timeline
 */
export function runOf(folder: string, docs = ownDocs): RunFile | undefined {
  const page = path.join(docs, "lessons", `${folder}.md`);
  if (!existsSync(page) || !readFileSync(page, "utf8").includes("<RunTimeline")) return undefined;
  const record = path.join(docs, "records", folder, "run.json");
  return JSON.parse(readFileSync(record, "utf8")) as RunFile;
}
