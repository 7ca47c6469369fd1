import { shallowRef, type ShallowRef } from "vue";

/** A run of this learner's own, as `npm start` lists it. */
export interface RunSummary {
  id: string;
  title: string;
  /** What was typed. */
  command: string;
  /** When it began, ISO 8601. */
  at?: string;
}

const runs = shallowRef<readonly RunSummary[]>();
const asked = new Map<string, (text: string | undefined) => void>();

// As for progress: Vite's own connection, which answers pages of this machine alone.
if (import.meta.hot) {
  import.meta.hot.on("course:runs", (told: RunSummary[]) => (runs.value = told));
  import.meta.hot.on("course:run", ({ id, text }: { id: string; text?: string }) => {
    asked.get(id)?.(text);
    asked.delete(id);
  });
  import.meta.hot.send("course:runs");
}

/** The runs of this learner, newest first and kept up to date; nothing on a built site. */
export function useOwnRuns(): Readonly<ShallowRef<readonly RunSummary[] | undefined>> {
  return runs;
}

/** The text of a run's file; nothing where it is gone. */
export function textOfRun(id: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    asked.get(id)?.(undefined);
    asked.set(id, resolve);
    import.meta.hot?.send("course:run", id);
  });
}
