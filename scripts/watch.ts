import { setTimeout as sleep } from "node:timers/promises";
import type { Exercise } from "../grader/exercise.ts";
import { exerciseNamed } from "./answers/choose.ts";
import { readArguments } from "./arguments.ts";
import { run as hint } from "./hint.ts";
import { exitCode, interruptible } from "./interruption.ts";
import { steadyDelivery } from "./joined/steady.ts";
import { printError } from "./print-error.ts";
import { listenToKeys } from "./watch/keys.ts";
import { rounds } from "./watch/rounds.ts";
import { watchSaves } from "./watch/saves.ts";
import { openScreen } from "./watch/screen.ts";

const usage = {
  command: "npm run watch",
  takes: "<number>",
  does: "Grades your answer to an exercise now and on each save, until you stop it.",
  options: { "--poll": "look at the files in place of waiting for the system to report a save" },
  examples: ["npm run watch 3", "npm run watch 3 -- --poll"],
};

/** An editor may save a file in several steps; milliseconds between them. */
const QUIET = 30;

/**
 * `npm run watch 3`
 * @param argv what follows the command's name
 * @returns the exit code: 0 after `q`, that of the signal after Ctrl-C
 * @throws errors for people
 */
export async function run(argv: string[]): Promise<number> {
  const given = readArguments(usage, argv);
  if (!given) return 0;
  const exercise = exerciseNamed(given.positional, "watch");
  const { poll, verbose } = given.options;
  return watchExercise(exercise, { poll: poll === true, verbose: verbose === true });
}

interface Options {
  poll: boolean;
  verbose: boolean;
}

async function watchExercise(exercise: Exercise, { poll, verbose }: Options): Promise<number> {
  const stop = interruptible();
  let quit = (): void => {};
  const quitting = new Promise<"quit">((resolve) => (quit = () => resolve("quit")));
  const { openJudge } = await import("../grader/judge.ts");
  const { gradeOnce } = await import("./watch/grade.ts");
  const judge = openJudge(exercise, verbose);
  const screen = openScreen(process.stdout, exercise);
  const workshop = steadyDelivery();
  let noting = Promise.resolve();
  const work = rounds(
    QUIET,
    async () => {
      screen.begin();
      const verdict = await gradeOnce(exercise, judge, (work) => {
        noting = work.then(workshop.ask);
      });
      screen.show(verdict);
    },
    (error) => {
      printError(error, { verbose });
      screen.wait();
    },
  );
  const saves = watchSaves({
    folder: exercise.home,
    poll,
    onSave(file) {
      if (!file || isOfTheKit(file)) judge.refresh();
      work.ask();
    },
    onUnseen: () => screen.suggestPolling(),
  });
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  const release = isTerminal
    ? listenToKeys(process.stdin, {
        quit,
        hint: () => void hint([String(exercise.number)]).catch((error) => printError(error)),
      })
    : () => {};
  try {
    await Promise.race([saves.ready, stop.signal, quitting]);
    work.ask();
    const reason = await Promise.race([stop.signal, quitting]);
    return reason === "quit" ? 0 : exitCode(reason);
  } finally {
    release();
    stop.release();
    judge.close();
    workshop.close();
    await Promise.race([noting, sleep(1000)]);
    await Promise.race([saves.close(), sleep(1000)]);
  }
}

/** What the tests that were kept ready have read already. */
const isOfTheKit = (file: string) => ["grade.test.ts", "exercise.json"].includes(file);
