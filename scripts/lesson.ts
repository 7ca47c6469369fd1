import { readArguments } from "./arguments.ts";
import { commandError } from "./errors.ts";
import { chooseLesson } from "./lesson/choose.ts";
import { engineNames, type EngineName } from "./lesson/engines.ts";

const usage = {
  command: "npm run lesson",
  takes: "<number>",
  does: "Runs a lesson's project from start to end and tells what happens.",
  options: {
    "--stay": "keep it up afterwards and print requests to try",
    "--fresh": "start over, also after an interrupted run",
    "--engine <name>": "embedded (default), or dapr for real Dapr",
  },
  examples: ["npm run lesson 3", "npm run lesson 3 -- --stay"],
};

/**
 * `npm run lesson 3`
 * @param argv what follows the command's name
 * @returns the exit code: 0 done, 130 or 143 interrupted
 * @throws errors for people
 */
export async function run(argv: string[]): Promise<number> {
  const given = readArguments(usage, argv);
  if (!given) return 0;
  const { positional, options } = given;
  const lesson = chooseLesson(positional, "lesson", usage.command);
  const engine = chooseEngine(options.engine ?? "embedded");
  // Loaded late, so that help and refusals come at once.
  const { runLesson } = await import("./lesson/session.ts");
  return runLesson({
    lesson,
    engine,
    stay: options.stay === true,
    fresh: options.fresh === true,
    verbose: options.verbose === true,
  });
}

function chooseEngine(name: string | boolean): EngineName {
  const engine = engineNames.find((each) => each === name);
  if (engine) return engine;
  const message = `There is no engine ${String(name)}: choose ${engineNames.join(" or ")}.`;
  throw commandError("WRONG_USE", message, usage.command);
}
