/**
 * Errors of the grader that are nobody's wrong answer, in one table: what happened,
 * what to do, and whose fault it is. What is wrong with an answer is in `catalogue.ts`.
 */
const table = {
  NOT_A_FOLDER: (folder: string) => ({
    cause: "usage",
    message: `There is no folder ${folder}.`,
    help: "Give the folder that holds the answer with --dir.",
  }),
  FILE_MISSING: (folder: string, file: string) => ({
    cause: "usage",
    message: `The folder ${folder} has no ${file}, the file this exercise is about.`,
    help: "Name another folder with --dir, or put the file there.",
  }),
  TESTS_BROKEN: (file: string, reason: string) => ({
    cause: "kit",
    message: `${file} could not be run: ${reason}`,
    help: "Restore the file from the repository; run again with --verbose to see more.",
  }),
  SIDECAR_FAILED: (reason: string) => ({
    cause: "kit",
    message: `The sidecar could not start: ${reason}`,
    help: "Run again with --verbose to see more.",
  }),
  WORKER_FAILED: (reason: string) => ({
    cause: "machine",
    message: `The worker process could not start: ${reason}`,
    help: "Run `npm install` again, and see that the machine has memory left.",
  }),
} satisfies Record<string, (...parts: never[]) => GraderErrorText>;

interface GraderErrorText {
  cause: "usage" | "kit" | "machine";
  message: string;
  help: string;
}

export type GraderErrorCode = keyof typeof table;

/** An error for a person: `message` says what happened, `help` what to do. */
export class GraderError extends Error {
  readonly code: GraderErrorCode;
  override readonly cause: GraderErrorText["cause"];
  readonly help: string;
  /** Path of the page that says more, below the site's root. */
  readonly page: string;

  constructor({ code, cause, message, help }: GraderErrorText & { code: GraderErrorCode }) {
    super(message);
    this.name = "GraderError";
    this.code = code;
    this.cause = cause;
    this.help = help;
    this.page = `reference/errors#${code.toLowerCase().replaceAll("_", "-")}`;
  }
}

/** Builds the error `code` from the table; the arguments fill its text. */
export function graderError<C extends GraderErrorCode>(
  code: C,
  ...parts: Parameters<(typeof table)[C]>
): GraderError {
  const text = (table[code] as (...all: typeof parts) => GraderErrorText)(...parts);
  return new GraderError({ code, ...text });
}
