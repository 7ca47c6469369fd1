import { cac } from "cac";
import { commandError } from "./errors.ts";

/** What a command takes, as its `--help` shows it. */
export interface Usage {
  /** How people call it: "npm run lesson". */
  command: string;
  /** Positional arguments: "<number>"; one that is typed where there are none is refused. */
  takes: string;
  does: string;
  /** `--name <value>` to what it means. */
  options: Record<string, string>;
  examples?: string[];
}

export interface Arguments {
  positional: readonly string[];
  /** By name in camel case: `true`, or the value as it was typed. */
  options: Record<string, string | boolean | undefined>;
}

/** What cac makes of a command line; what follows `--` is apart. */
interface Parsed {
  args: string[];
  options: Record<string, unknown> & { "--": string[] };
}

/**
 * Reads a command's arguments. Every command also has `--verbose`, which `run.mjs`
 * reads too, and `--help`, which is answered here.
 * @returns nothing when help was asked for and given
 * @throws {CommandError} WRONG_USE
 */
export function readArguments(usage: Usage, argv: readonly string[]): Arguments | undefined {
  const cli = cac(usage.command);
  const command = cli.command("").usage(`${usage.takes}${usage.takes && " "}[-- options]`);
  const options = { ...usage.options, "--verbose": "show also what is hidden as a rule" };
  for (const [name, meaning] of Object.entries(options)) command.option(name, meaning);
  for (const example of usage.examples ?? []) command.example(`  $ ${example}`);
  // cac lists commands and how to get their help, which says nothing when there is one command.
  cli.help((sections) =>
    sections
      .filter(({ title = "" }) => title !== "Commands" && !title.startsWith("For more info"))
      .map(({ title, body }, index) =>
        index === 0
          ? { body: usage.does }
          : { title, body: body.replace(/( \(default: true\))? *$/gm, "") },
      ),
  );
  const { args, options: given } = cli.parse(["", "", ...argv], { run: false }) as Parsed;
  if (given.help) return undefined;
  try {
    command.checkUnknownOptions();
    command.checkOptionValue();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw commandError("WRONG_USE", sentence(error.message), usage.command);
  }
  const { "--": rest, ...named } = given;
  const positional = [...args, ...rest];
  if (usage.takes === "" && positional[0] !== undefined) {
    const message = `${usage.command} takes no ${positional[0]}.`;
    throw commandError("WRONG_USE", message, usage.command);
  }
  const values = Object.entries(named).map(
    ([name, value]) => [name, single(name, value, usage)] as const,
  );
  return { positional, options: Object.fromEntries(values) };
}

/** cac turns digits into numbers, and a repeated option into a list. */
function single(name: string, value: unknown, usage: Usage): string | boolean {
  if (typeof value === "boolean") return value;
  if (!Array.isArray(value)) return String(value);
  throw commandError("WRONG_USE", `--${name} was given more than once.`, usage.command);
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/**
 * Reads a port number.
 * @throws {CommandError} WRONG_USE when it is no number from 0 to 65535
 */
export function readPort(name: string, value: string | boolean | undefined, command: string) {
  const port = Number(value);
  if (typeof value === "string" && /^\d+$/.test(value) && port <= 65535) return port;
  const message = `${name} takes a number from 0 to 65535, not ${String(value)}.`;
  throw commandError("WRONG_USE", message, command);
}
