/** What a reader answered, kept in this browser and nowhere else. */

/** The part of the browser that is used here; the course's other code knows no browser. */
declare const localStorage: {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
};

const KEY = "workflow-course.answers";

/** @param question where it stands and what it asks, so that a question that was rewritten is new */
export function rememberedAnswer(question: string): number | undefined {
  return all()[question];
}

export function rememberAnswer(question: string, answer: number): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...all(), [question]: answer }));
  } catch {
    // Storage may be switched off or full; the page works without.
  }
}

function all(): Record<string, number> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const entries = Object.entries(stored ?? {}).filter(([, value]) => typeof value === "number");
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}
