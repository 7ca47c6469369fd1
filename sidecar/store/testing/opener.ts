/**
 * Run by tests as a process of its own: opens the journal in the given folder and prints
 * `open`, or the error's code and text. With `write` it then commits without end and prints the
 * number of each commit once it is durable. It ends when its input does.
 */
import { writeSync } from "node:fs";
import { SidecarError } from "../../errors.ts";
import { openJournal } from "../journal/journal.ts";
import { created } from "./commits.ts";

const [folder = "", mode] = process.argv.slice(2);

/** At once, so that a line is out before anything can kill the process. */
const print = (line: string) => writeSync(1, `${line}\n`);

try {
  const journal = await openJournal(folder, { compactAt: 20_000 });
  process.stdin.resume().once("end", () => void journal.close());
  print("open");
  let next = journal.instances.size;
  const write = async (): Promise<void> => {
    for (;;) {
      const number = next++;
      await journal.commit([created(`order-${number}`)]);
      print(`${number}`);
    }
  };
  if (mode === "write") await Promise.all([write(), write(), write()]);
} catch (error) {
  if (!(error instanceof SidecarError)) throw error;
  print(`${error.code} ${error.message}`);
}
