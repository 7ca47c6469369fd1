/**
 * Errors of the commands themselves, in one table: what happened, what to do and the
 * page that says more. The sidecar, the grader and the Dapr launcher have their own.
 */
const table = {
  WRONG_USE: (what: string, command: string) => ({
    message: what,
    help: `\`${command} -- --help\` shows how to use it.`,
  }),
  LESSON_MISSING: (verb: string, lessons: string) => ({
    message: `Say which lesson, for example \`npm run ${verb} 3\`.`,
    help: `There ${lessons}.`,
  }),
  LESSON_UNKNOWN: (given: string, lessons: string) => ({
    message: `There is no lesson ${given}.`,
    help: `There ${lessons}.`,
  }),
  FOLDER_IN_USE: (folder: string) => ({
    message: `Another run of this lesson is going on: it holds ${folder}.`,
    help: "Wait until it ends, or stop it with Ctrl-C in its terminal.",
  }),
  PORT_TAKEN: (port: number, option: string) => ({
    message: `Port ${port} is taken by another program.`,
    help: `Stop that program, or choose another port with ${option}; 0 picks a free one.`,
  }),
  APP_CRASHED: (folder: string, message: string) => ({
    message: `The app in ${folder} ended with an error:\n       ${message}`,
    help: "Look at what you changed there; --verbose shows where the error was thrown.",
  }),
  APP_ENDED: (folder: string, code: number | null) => ({
    message: `The app in ${folder} ended with exit code ${code} and no message.`,
    help: "Look at what you changed there; --verbose shows everything it printed.",
  }),
  APP_KILLED: (folder: string, times: number) => ({
    message: `The app in ${folder} was killed ${times === 1 ? "once" : `${times} times`}, so it is not started again.`,
    help: "Run the lesson again: on the embedded sidecar it continues where it stopped.",
  }),
  APP_LOST: (folder: string, file: string, what: string) => ({
    message: `${file} in ${folder} ended before it ${what}.`,
    help: "Look at what you changed there; --verbose shows everything it printed.",
  }),
  APP_SILENT: (folder: string, file: string, what: string, seconds: number) => ({
    message: `${file} in ${folder} has not ${what} after ${seconds} seconds.`,
    help: "Look at what you changed there; --verbose shows everything it printed.",
  }),
  INSTANCE_LATE: (folder: string, id: string, seconds: number) => ({
    message: `The workflow ${id} of ${folder} has not ended after ${seconds} seconds.`,
    help: `Look at what you changed there; its events: npm run history -- ${id}`,
  }),
  FOLDER_UNREADABLE: (what: string) => ({
    message: what,
    help: "Name the folder that a sidecar was given with --data, or leave it out to look in all.",
  }),
  CANNOT_WRITE: (path: string, reason: string) => ({
    message: `${path} cannot be written: ${reason}. What was there is unchanged.`,
    help: "Make room, or make the folder writable, and run the command again.",
  }),
  FILE_IS_FOLDER: (path: string) => ({
    message: `${path} is a folder, where the exercise has a file.`,
    help: "Give that folder another name, and run the command again.",
  }),
  STARTER_MISSING: (exercise: string) => ({
    message: `${exercise} has no folder starter/, from which its files come back.`,
    help: "Get that folder from the repository; it belongs to the course.",
  }),
  PROGRESS_NEWER: (file: string, version: number) => ({
    message: `${file} was written by a newer version of the course (format ${version}).`,
    help: "Update the course, or move that file away; nothing was changed in it.",
  }),
  FILE_UNREADABLE: (path: string, reason: string) => ({
    message: `${path} was not reviewed: ${reason}.`,
    help: "Name workflow files, or a folder with some; all else was reviewed.",
  }),
  FILE_NOT_REVIEWED: (path: string, reason: string) => ({
    message: `${path} was not reviewed, by a fault of the course's tools: ${reason}`,
    help: "Report it with that file; all else was reviewed.",
  }),
  WORKSHOP_RUNNING: (folder: string) => ({
    message: `A workshop is running already: it holds ${folder}.`,
    help: "Use its board, or stop it with Ctrl-C in its terminal.",
  }),
  ROOM_DAMAGED: (file: string, line: number) => ({
    message: `${file} cannot be read at line ${line}. Nothing was changed in it.`,
    help: "Repair that line, or open a new room with `npm run workshop -- --new`; the file is kept.",
  }),
  SITE_BROKEN: (reason: string) => ({
    message: `The site could not be built:\n       ${reason}`,
    help: "Look at what you changed; `npm run site:build` shows all that it says.",
  }),
  HOST_UNUSABLE: (host: string) => ({
    message: `${host} is no address of this machine.`,
    help: "Leave --host out to listen on all its addresses.",
  }),
  NO_WORKSHOP_THERE: (url: string) => ({
    message: `There is no workshop at ${url}.`,
    help: "Copy the address from the board, with http:// and the port.",
  }),
  WORKSHOP_AWAY: (url: string) => ({
    message: `Nobody answers at ${url}.`,
    help: "Look whether you are in the instructor's network, and copy the address from the board.",
  }),
  CODE_WRONG: () => ({
    message: "That is not the workshop's code.",
    help: "Copy the four words from the board; their order counts.",
  }),
  JOIN_SLOWLY: (seconds: number) => ({
    message: "Too many tries came from this machine.",
    help: `Try again in ${seconds} s.`,
  }),
  NAME_REFUSED: (reason: string) => ({
    message: `That nickname ${reason}.`,
    help: "Take 1 to 24 letters, digits, spaces or emoji.",
  }),
  NAME_TAKEN: (name: string) => ({
    message: `Somebody in the room is called ${name}, or almost.`,
    help: "Take another nickname.",
  }),
  ROOM_CLOSED: (reason: string) => ({
    message: `The workshop takes nobody in: ${reason}.`,
    help: "Ask the instructor.",
  }),
  ROW_STAYS: (url: string) => ({
    message: `Your row could not be deleted: its workshop does not answer at ${url}.`,
    help: "Run it again when the workshop is back; `-- --here` forgets it on this machine alone.",
  }),
  JOINED_ALREADY: (url: string, name: string) => ({
    message: `This checkout has joined the workshop at ${url} as ${name}.`,
    help: "`npm run leave` deletes that row first; `-- --here` forgets a workshop that is gone.",
  }),
  INSTANCE_UNKNOWN: (id: string, known: string) => ({
    message: `No run on this machine has an instance ${id}.`,
    help: known,
  }),
} satisfies Record<string, (...parts: never[]) => { message: string; help: string }>;

export type CommandErrorCode = keyof typeof table;

/** An error for a person: `message` says what happened, `help` what to do. */
export class CommandError extends Error {
  readonly code: CommandErrorCode;
  readonly help: string;
  /** Path of the page that says more, below the site's root. */
  readonly page: string;

  constructor(code: CommandErrorCode, text: { message: string; help: string }, cause?: unknown) {
    super(text.message, { cause });
    this.name = "CommandError";
    this.code = code;
    this.help = text.help;
    this.page = `reference/errors#${code.toLowerCase().replaceAll("_", "-")}`;
  }
}

/** Builds the error `code` from the table; the arguments fill its text. */
export function commandError<C extends CommandErrorCode>(
  code: C,
  ...parts: Parameters<(typeof table)[C]>
): CommandError {
  const text = (table[code] as (...all: typeof parts) => { message: string; help: string })(
    ...parts,
  );
  return new CommandError(code, text);
}
