import { reactive } from "vue";

/** What a reader answered, kept in this browser and nowhere else. */

const KEY = "workflow-course.answers";

const answers = reactive<Record<string, number>>({});

/** Takes what this browser remembers. Pages are built without it, so this waits until they are there. */
export function recallAnswers(): void {
  Object.assign(answers, stored());
}

/** The name of a question: where it stands and what it asks, so that one that was rewritten is new. */
export function questionKey(page: string, ask: string): string {
  return `${page}: ${ask}`;
}

/** What was answered, as soon as it is: the number typed, or the place of the chosen answer. */
export function answerTo(key: string): number | undefined {
  return answers[key];
}

export function rememberAnswer(key: string, answer: number): void {
  answers[key] = answer;
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...stored(), [key]: answer }));
  } catch {
    // Storage may be switched off or full; the page works without.
  }
}

function stored(): Record<string, number> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const entries = Object.entries(value ?? {}).filter(([, each]) => typeof each === "number");
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}
