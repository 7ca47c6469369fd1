import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readExercise, type Exercise } from "../exercise.ts";

/** The course's exercises, and some of other kinds that show what the grader can judge. */
const folders = ["../../exercises", "exercises"];

export function allExercises(): Exercise[] {
  return folders
    .map((folder) => join(import.meta.dirname, folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((home) => existsSync(join(home, "exercise.json")))
    .map(readExercise);
}
