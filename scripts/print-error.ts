import { createColors } from "picocolors";
import { hasColors } from "./terminal.ts";

/** What all our error tables produce. */
interface ErrorForPeople {
  code: string;
  message: string;
  help: string;
  /** Path below the site's root, such as `reference/errors#port-taken`. */
  page?: string;
}

/**
 * Prints an error on stderr: what happened, what to do, where to read more. A stack
 * shows with `verbose` only; it is for whoever repairs the kit.
 * @returns the exit code: 2, wrong use or a fault of the kit or the machine
 */
export function printError(error: unknown, { verbose = false } = {}): number {
  const { message, help, page } = isForPeople(error) ? error : unexpected(error);
  const paint = createColors(hasColors(process.stderr));
  const lines = [`${paint.red("error")}  ${message}`, `${paint.bold("help")}   ${help}`];
  if (page) lines.push(`${paint.bold("more")}   ${pageFile(page)}`);
  if (verbose && error instanceof Error) lines.push(paint.dim(error.stack ?? ""));
  process.stderr.write(`${lines.join("\n")}\n`);
  return 2;
}

function isForPeople(error: unknown): error is Error & ErrorForPeople {
  return error instanceof Error && "help" in error && "code" in error;
}

function unexpected(error: unknown): Omit<ErrorForPeople, "code"> {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    message: `This is a fault of the course's tools, not yours: ${reason}`,
    help: "Run the command again with --verbose, and report what it prints.",
  };
}

/** The page as a file of this repository, which can be read without starting the site. */
function pageFile(page: string): string {
  const [path, anchor] = page.split("#");
  return anchor ? `docs/${path}.md#${anchor}` : `docs/${path}.md`;
}

/** An error as `--json` prints it: its code, whose fault it is, what happened and what to do. */
export function faultOf(error: unknown): {
  code: string;
  cause: string;
  message: string;
  help: string;
} {
  const { code, cause, message, help } = error as Record<string, unknown>;
  return {
    code: typeof code === "string" ? code : "UNEXPECTED",
    cause: typeof cause === "string" ? cause : typeof help === "string" ? "usage" : "kit",
    message: String(message),
    help: typeof help === "string" ? help : "Run it with --verbose, and report what it prints.",
  };
}
