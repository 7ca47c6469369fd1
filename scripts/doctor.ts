import { createColors } from "picocolors";
import { readArguments } from "./arguments.ts";
import { checks } from "./doctor/checks.ts";
import type { Result } from "./doctor/result.ts";
import { hasColors } from "./terminal.ts";

const usage = {
  command: "npm run doctor",
  takes: "",
  does: "Looks whether this machine has what the course needs, with one fix for what it lacks.",
  options: { "--json": "print it for a machine" },
};

/**
 * `npm run doctor`
 * @param argv what follows the command's name
 * @returns the exit code: 0 all that is needed is there, 2 something is not
 * @throws errors for people
 */
export async function run(argv: string[]): Promise<number> {
  const given = readArguments(usage, argv);
  if (!given) return 0;
  const json = given.options.json === true;
  const results: Result[] = [];
  for (const check of Object.values(checks)) {
    const result = await check();
    results.push(result);
    if (!json) console.log(inWords(result));
  }
  const isReady = results.every(({ ok, optional }) => ok || optional);
  if (json) console.log(JSON.stringify({ ready: isReady, results }));
  else console.log(isReady ? "All that is needed is there." : "Fix what is marked ✗ first.");
  return isReady ? 0 : 2;
}

function inWords({ ok, optional, found, fix }: Result): string {
  const paint = createColors(hasColors());
  const mark = ok ? paint.green("✓") : optional ? paint.yellow("-") : paint.red("✗");
  return `  ${mark} ${found}${fix ? `\n      fix   ${fix}` : ""}`;
}
