/**
 * Whether to colour what is written to a stream: terminals only, and not for people who
 * set NO_COLOR. picocolors alone would also colour the logs of every CI.
 */
export function hasColors(stream: NodeJS.WriteStream = process.stdout): boolean {
  return Boolean(stream.isTTY) && !process.env.NO_COLOR && process.env.TERM !== "dumb";
}

/** Columns of standard output, or `otherwise` where it is no terminal or does not know. */
export function columns(otherwise: number): number {
  return (process.stdout.isTTY && process.stdout.columns) || otherwise;
}
