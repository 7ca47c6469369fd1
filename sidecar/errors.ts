/**
 * Every error the sidecar shows a person, in one table: what happened, what to do,
 * and the page that says more. Texts that daprd fixes are in `grpc/status.ts`.
 */
const table = {
  FOLDER_IN_USE: (folder: string, pid: number | undefined) => ({
    message: `The data folder ${folder} is in use by ${pid ? `the sidecar with process id ${pid}` : "another sidecar"}.`,
    help: "Stop that sidecar, or choose another folder with --data.",
  }),
  FOLDER_UNUSABLE: (folder: string, reason: string) => ({
    message: `The data folder ${folder} cannot be used: ${reason}.`,
    help: "Choose a folder you can write to with --data, or keep nothing on disk with --memory.",
  }),
  JOURNAL_DAMAGED: (file: string, byte: number, reason: string) => ({
    message: `The journal ${file} is damaged at byte ${byte}: ${reason}.`,
    help: "Nothing was changed. Restore the file from a copy, or move the data folder away to start empty.",
  }),
  JOURNAL_NEWER: (file: string, version: number) => ({
    message: `The journal ${file} has format ${version}, which this sidecar does not know.`,
    help: "Run the newer sidecar that wrote it, or choose another folder with --data.",
  }),
  STORE_FAILED: (file: string, reason: string) => ({
    message: `Writing ${file} failed: ${reason}. Nothing is acknowledged from here on; all that was acknowledged is safe.`,
    help: "Make room or repair the disk, then start the sidecar again on the same data folder.",
  }),
  PORT_TAKEN: (port: number) => ({
    message: `Port ${port} is taken by another program.`,
    help: "Stop that program, choose another port, or leave the port out to have a free one picked.",
  }),
} satisfies Record<string, (...parts: never[]) => { message: string; help: string }>;

export type SidecarErrorCode = keyof typeof table;

/** An error for a person: `message` says what happened, `help` what to do. */
export class SidecarError extends Error {
  readonly code: SidecarErrorCode;
  readonly help: string;
  /** Path of the page that says more, below the site's root. */
  readonly page: string;

  constructor(code: SidecarErrorCode, text: { message: string; help: string }, cause?: unknown) {
    super(text.message, { cause });
    this.name = "SidecarError";
    this.code = code;
    this.help = text.help;
    this.page = `reference/errors#${code.toLowerCase().replaceAll("_", "-")}`;
  }
}

/** Builds the error `code` from the table; the arguments fill its text. */
export function sidecarError<C extends SidecarErrorCode>(
  code: C,
  ...parts: Parameters<(typeof table)[C]>
): SidecarError {
  const text = (table[code] as (...all: typeof parts) => { message: string; help: string })(
    ...parts,
  );
  return new SidecarError(code, text);
}
