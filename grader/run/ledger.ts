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
  /** What else the world was told, such as an amount. */
  details: Record<string, unknown>;
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

/** As `world.ts` of an exercise writes it. */
interface Line {
  effect: string;
  key: string;
  at: string;
  stack: string[];
}

function readLedger(path: string): Effect[] {
  // A process killed while it wrote can leave the start of a line.
  const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
  return lines.flatMap((line) => {
    try {
      const { effect, key, at, stack, ...details } = JSON.parse(line) as Line;
      return [{ effect, key, at, details, frames: framesOf(stack.join("\n")) }];
    } catch {
      return [];
    }
  });
}
