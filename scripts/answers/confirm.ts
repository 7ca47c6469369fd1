import { createInterface } from "node:readline/promises";

/** A question on a terminal. @returns whether the answer begins with "y"; no answer is a no */
export async function confirm(
  question: string,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<boolean> {
  const lines = createInterface({ input, output });
  // Without an answer (Ctrl-C, Ctrl-D) the question would stay open for ever.
  const closed = new Promise<string>((resolve) => lines.once("close", () => resolve("")));
  try {
    const answer = await Promise.race([lines.question(`${question} (y/N) `), closed]);
    return /^\s*y/i.test(answer);
  } finally {
    lines.close();
  }
}
