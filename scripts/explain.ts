import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readArguments } from "./arguments.ts";
import { commandError } from "./errors.ts";
import { root } from "./folders.ts";

const usage = {
  command: "npm run explain",
  takes: "<code>",
  does: "Prints the long form of a finding.",
  options: {},
  examples: ["npm run explain W03"],
};

const pages = join(root, "docs", "rules");

/**
 * `npm run explain W03`
 * @param argv what follows the command's name
 * @returns the exit code: 0
 * @throws errors for people
 */
export async function run(argv: string[]): Promise<number> {
  const given = readArguments(usage, argv);
  if (!given) return 0;
  const [code, ...more] = given.positional;
  const known = readdirSync(pages).map((file) => file.replace(/\.md$/, ""));
  const page = known.find((each) => each.toLowerCase() === code?.toLowerCase());
  if (!page || more.length > 0) {
    const message = `Name one of these findings: ${known.sort().join(" ")}.`;
    throw commandError("WRONG_USE", message, usage.command);
  }
  const text = readFileSync(join(pages, `${page}.md`), "utf8");
  process.stdout.write(withoutContainers(text));
  return 0;
}

/** The site's boxes have no meaning in a terminal; what is in them has. */
function withoutContainers(text: string): string {
  return text.replace(/^::: next-sdk\n/gm, "").replace(/^:::\n/gm, "");
}
