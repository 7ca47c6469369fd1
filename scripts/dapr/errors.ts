/** Every error of running real Dapr, in one table: what happened and what to do. */
const table = {
  DAPR_NOT_FOUND: (missing: string, places: string[]) => ({
    message: `Real Dapr was asked for, but ${missing} was not found. Looked in: ${places.join(", ")}.`,
    help: "Run `dapr init --slim`, or set DAPR_HOME to the folder that has Dapr's programs in bin/. Without Dapr, leave --engine out: the embedded sidecar needs nothing but Node.",
  }),
  DAPR_NOT_READY: (seconds: number, log: string) => ({
    message: `Dapr did not become ready within ${seconds} s.${log}`,
    help: "Look for what daprd waits for in the lines above; a slow machine may need a second try.",
  }),
  DAPR_DIED: (name: string, how: string, log: string) => ({
    message: `${name} ended by itself: ${how}.${log}`,
    help: "The lines above say why. The course is tested with Dapr 1.18: `dapr init --slim --runtime-version 1.18.2` installs it.",
  }),
} satisfies Record<string, (...parts: never[]) => { message: string; help: string }>;

export type DaprErrorCode = keyof typeof table;

/** An error for a person: `message` says what happened, `help` what to do. */
export class DaprError extends Error {
  readonly code: DaprErrorCode;
  readonly help: string;
  /** What a command that ends with this error exits with: the machine is at fault. */
  readonly exitCode = 2;
  /** Path of the page that says more, below the site's root. */
  readonly page: string;

  constructor(code: DaprErrorCode, text: { message: string; help: string }) {
    super(text.message);
    this.name = "DaprError";
    this.code = code;
    this.help = text.help;
    this.page = `reference/errors#${code.toLowerCase().replaceAll("_", "-")}`;
  }
}

/** Builds the error `code` from the table; the arguments fill its text. */
export function daprError<C extends DaprErrorCode>(
  code: C,
  ...parts: Parameters<(typeof table)[C]>
): DaprError {
  const text = (table[code] as (...all: typeof parts) => { message: string; help: string })(
    ...parts,
  );
  return new DaprError(code, text);
}
