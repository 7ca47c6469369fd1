import { statusOf } from "../sidecar/engine/instance.ts";
import { readArguments } from "./arguments.ts";
import { commandError } from "./errors.ts";
import { shown } from "./folders.ts";
import { findInstance } from "./history/find.ts";
import { historyTable } from "./history/table.ts";
import { columns, hasColors } from "./terminal.ts";

const usage = {
  command: "npm run history",
  takes: "<id>",
  does: "Prints what is in the history of a workflow instance, also while it runs.",
  options: {
    "--data <folder>": "look in this data folder only",
    "--full": "show values in full length",
    "--json": "print JSON",
  },
  examples: ["npm run history -- task-123"],
};

/** Columns of output that is no terminal. */
const PLAIN_WIDTH = 80;

/**
 * `npm run history -- ID`
 * @param argv what follows the command's name
 * @returns the exit code: 0
 * @throws errors for people
 */
export async function run(argv: string[]): Promise<number> {
  const given = readArguments(usage, argv);
  if (!given) return 0;
  const { positional, options } = given;
  const [id, ...more] = positional;
  if (id === undefined || more.length > 0) {
    const message = id === undefined ? "Say which instance." : "One instance at a time.";
    throw commandError("WRONG_USE", message, usage.command);
  }
  const data = options.data === undefined ? undefined : String(options.data);
  const { instance, folder, notices } = await findInstance(id, data);
  if (options.json === true) {
    const { history, inbox, generation, customStatus } = instance;
    const status = statusOf(instance);
    console.log(
      JSON.stringify({ instanceId: id, status, generation, customStatus, folder, history, inbox }),
    );
    return 0;
  }
  const width = options.full === true ? Infinity : columns(PLAIN_WIDTH);
  console.log(historyTable(instance, { width, colors: hasColors(), folder: shown(folder) }));
  for (const notice of notices) console.log(`note  ${notice}`);
  return 0;
}
