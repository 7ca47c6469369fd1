import { shallowRef, type ShallowRef } from "vue";

/** What the command line knows of one exercise. */
export interface ExerciseProgress {
  attempts: number;
  passed: boolean;
  /** Code of the last verdict's first finding: "W04". */
  lastFinding?: string;
}

/** By folder of the exercise; empty where it was not tried. */
export type Exercises = Readonly<Record<string, ExerciseProgress>>;

const exercises = shallowRef<Exercises>();

// Only the server of `npm start` knows them. It tells them over Vite's own connection, which
// answers pages of this machine alone and is not part of a built site.
if (import.meta.hot) {
  import.meta.hot.on("course:progress", (told: Exercises) => (exercises.value = told));
  import.meta.hot.send("course:progress");
}

/** The progress that `npm run check` wrote down, kept up to date; nothing on a built site. */
export function useExercises(): Readonly<ShallowRef<Exercises | undefined>> {
  return exercises;
}
