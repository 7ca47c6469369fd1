/** Small things that this browser remembers, and nobody else. It may also be told to remember nothing. */

export function stored(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(`workflow-course.${key}`) ?? "null");
  } catch {
    return null;
  }
}

export function store(key: string, value: unknown): void {
  try {
    localStorage.setItem(`workflow-course.${key}`, JSON.stringify(value));
  } catch {
    // Storage may be switched off or full; the page works without.
  }
}
