import { reactive } from "vue";
import { store, stored } from "./stored.ts";

/** What a reader answered. */

const KEY = "answers";

const answers = reactive<Record<string, number>>({});

/** Takes what this browser remembers. Pages are built without it, so this waits until they are there. */
export function recallAnswers(): void {
  Object.assign(answers, remembered());
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
  // Another window may have remembered more meanwhile.
  store(KEY, { ...remembered(), [key]: answer });
}

function remembered(): Record<string, number> {
  const entries = Object.entries(stored(KEY) ?? {}).filter(([, each]) => typeof each === "number");
  return Object.fromEntries(entries);
}
