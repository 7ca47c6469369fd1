import { LARGEST, readRun, type Read } from "../../../../runs/read.ts";

/** A file that somebody chose, as the browser has it. */
export type ChosenFile = Pick<File, "name" | "size" | "text">;

/** Reads a file that may be anybody's. What is wrong with it ends a sentence about it. */
export async function openRun(file: ChosenFile): Promise<Read> {
  const most = LARGEST / 1_000_000;
  if (file.size > LARGEST) return { problem: `it is larger than ${most} MB` };
  try {
    return readRun(await file.text());
  } catch {
    return { problem: "it cannot be read" };
  }
}
