import { fileURLToPath } from "node:url";

/** One line of a call stack. */
export interface Frame {
  /** Name of the function; "" at a module's top level. */
  fn: string;
  /** Absolute path. */
  file: string;
  line: number;
  column: number;
}

/** Reads a call stack, innermost call first. Lines that are no calls are left out. */
export function framesOf(stack: string): Frame[] {
  return stack.split("\n").flatMap((text) => {
    const call =
      /^\s*at (?:(?:async |new )?(\S+)(?: \[as [^\]]+\])? \()?(.+?):(\d+):(\d+)\)?$/.exec(text);
    if (!call) return [];
    const [, fn = "", where = "", line, column] = call;
    const file = where.startsWith("file:") ? fileURLToPath(where) : where;
    return [{ fn, file, line: Number(line), column: Number(column) }];
  });
}
