import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { HistoryEvent } from "../../../sidecar/engine/history.ts";

const ownDocs = path.resolve(import.meta.dirname, "../..");

const text = z.string().trim().min(1);

/** How the number that a prediction asks for is counted in the lesson's recorded run. */
const measure = z.union([
  /** Runs of this instance's body. */
  z.strictObject({ bodyRuns: text }),
  /** Events of one type in this instance's history. */
  z.strictObject({ events: text, type: text }),
  /** Lines of the run's output that contain a text. */
  z.strictObject({ lines: text }),
]);

const prediction = z.strictObject({ id: text, ask: text, measure, why: text });

const answer = z.strictObject({ text, right: z.literal(true).optional(), why: text });

const question = z.strictObject({
  ask: text,
  answers: z
    .array(answer)
    .min(3)
    .max(4)
    .refine((all) => all.filter(({ right }) => right).length === 1, "needs one right answer"),
});

const schema = z.strictObject({
  predictions: z.array(prediction),
  quiz: z.array(question).min(4).max(6),
});

export interface Prediction {
  id: string;
  ask: string;
  /** What the recorded run says. */
  count: number;
  why: string;
}

export interface Question {
  ask: string;
  answers: { text: string; right?: true; why: string }[];
}

/** What a lesson page asks its reader. */
export interface Questions {
  predictions: Prediction[];
  quiz: Question[];
}

/**
 * The questions of a lesson page, with what its recorded run says about them.
 * @param folder of the lesson, such as "03-workflows"
 * @param docs the folder that holds `questions` and `records`
 * @returns nothing when the lesson has no questions
 * @throws when the file is not as it should be, or the run has nothing to count
 */
export function questionsOf(folder: string, docs = ownDocs): Questions | undefined {
  const file = path.join(docs, "questions", `${folder}.json`);
  if (!existsSync(file)) return undefined;
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  const { predictions, quiz } = parsed.data;
  const record = (name: string) => readFileSync(path.join(docs, "records", folder, name), "utf8");
  return {
    quiz,
    predictions: predictions.map(({ id, ask, measure: wanted, why }) => {
      const count = measured(wanted, record);
      // A run that has none of it would make any typing error a right answer.
      if (count === 0) throw new Error(`${file}: the run has nothing to count for "${id}".`);
      return { id, ask, count, why };
    }),
  };
}

interface Run {
  instances: { instanceId: string; history: HistoryEvent[] }[];
}

function measured(wanted: z.infer<typeof measure>, record: (name: string) => string): number {
  if ("lines" in wanted) {
    return record("run.txt")
      .split("\n")
      .filter((line) => line.includes(wanted.lines)).length;
  }
  const { instances } = JSON.parse(record("run.json")) as Run;
  const id = "bodyRuns" in wanted ? wanted.bodyRuns : wanted.events;
  // Every turn begins with a WorkflowStarted.
  const type = "bodyRuns" in wanted ? "WorkflowStarted" : wanted.type;
  const instance = instances.find(({ instanceId }) => instanceId === id);
  return instance?.history.filter((event) => event.type === type).length ?? 0;
}
