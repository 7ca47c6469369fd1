import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { framesOf, type Frame } from "./frames.ts";

/** Something that happened in the world outside. */
export interface Effect {
  /** What happened, such as "mailed". */
  effect: string;
  /** What it happened for: the value of the exercise's key. */
  key: string;
  /** When, ISO 8601. */
  at: string;
  /** The code that caused it, innermost call first. */
  frames: Frame[];
}

export interface Ledger {
  /** Absolute path of the file. */
  path: string;
  /** Everything that happened for one key, in order. */
  effectsOn(key: string): Effect[];
  remove(): void;
}

/** Makes an empty ledger in a folder of its own. */
export function openLedger(): Ledger {
  const folder = mkdtempSync(join(tmpdir(), "course-check-"));
  const path = join(folder, "ledger.jsonl");
  writeFileSync(path, "");
  return {
    path,
    effectsOn: (key) => readLedger(path).filter((effect) => effect.key === key),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function readLedger(path: string): Effect[] {
  // A process killed while it wrote can leave the start of a line.
  const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
  return lines.flatMap((line) => {
    try {
      const { stack, ...written } = JSON.parse(line) as Omit<Effect, "frames"> & {
        stack: string[];
      };
      return [{ ...written, frames: framesOf(stack.join("\n")) }];
    } catch {
      return [];
    }
  });
}
