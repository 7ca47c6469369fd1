import { createInterface } from "node:readline/promises";

/** A question on a terminal. @returns the answer; nothing when there was none (Ctrl-C, Ctrl-D) */
export async function question(
  text: string,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<string | undefined> {
  const lines = createInterface({ input, output });
  const closed = new Promise<undefined>((resolve) => lines.once("close", () => resolve(undefined)));
  try {
    return await Promise.race([lines.question(text), closed]);
  } finally {
    lines.close();
  }
}
