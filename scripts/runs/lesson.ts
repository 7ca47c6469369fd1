import type { Lesson } from "../../course.ts";
import type { Chronicle } from "../../runs/chronicle.ts";
import { impliedMoments } from "../../runs/implied.ts";
import type { Engine } from "../lesson/engine.ts";
import { makeRun, type Heard } from "./make.ts";
import { keepRun, runId } from "./store.ts";
import { workflowFiles } from "./workflow-files.ts";

export interface LessonRun {
  lesson: Lesson;
  /** "embedded" or "dapr" */
  engine: string;
  /** The lesson's folder. */
  project: string;
  /** When the run began. */
  at: Date;
  source: Pick<Engine, "instances" | "history">;
  chronicle: Chronicle;
}

/** Keeps the run of a lesson; a run in which no workflow was started is none to keep. */
export async function keepLessonRun(run: LessonRun): Promise<void> {
  const { lesson, engine, project, at, source, chronicle } = run;
  const ids = await source.instances();
  if (ids.length === 0) return;
  await keepRun(runId(at, `lesson-${lesson.number}`, process.pid), async () => {
    const instances: Heard["instances"] = await Promise.all(
      ids.map(async (instanceId) => {
        const history = await source.history(instanceId);
        const told = chronicle.momentsOf(instanceId);
        // Real Dapr does not tell what it does while it does it.
        const moments =
          engine === "dapr" ? impliedMoments(history, chronicle.programMoments) : told;
        return { instanceId, history, moments };
      }),
    );
    return makeRun({
      title: `Lesson ${lesson.number}: ${lesson.title}`,
      command: `npm run lesson ${lesson.number}`,
      engine,
      at: at.toISOString(),
      programs: chronicle.programs,
      instances,
      fileOf: workflowFiles(project),
    });
  });
}
