import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Finds the files of a folder that export workflows.
 * @returns the file that exports the async generator of a name, as an absolute path
 */
export function workflowFiles(folder: string): (workflow: string) => string | undefined {
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => ({ path: join(folder, name), text: readFileSync(join(folder, name), "utf8") }));
  return (workflow) => {
    if (!/^[\w$]+$/.test(workflow)) return undefined;
    const exported = new RegExp(`export async function\\* ${workflow.replaceAll("$", "\\$")}\\b`);
    return texts.find(({ text }) => exported.test(text))?.path;
  };
}
