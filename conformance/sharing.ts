import type { Subject } from "./scenario.ts";

/** Subjects by name that run on one engine, and what that engine has to know. */
export interface Shared {
  names: string[];
  subject: Subject;
}

/**
 * Puts subjects together that can share an engine, because starting daprd takes longer
 * than most scenarios. Two functions of one name cannot be registered on one engine, and
 * a subject that wants something special gets an engine of its own.
 */
export function shared(subjects: Record<string, Subject>): Shared[] {
  const engines: Shared[] = [];
  for (const [name, subject] of Object.entries(subjects)) {
    const plain = !subject.alone && subject.apiToken === undefined;
    const fit = plain ? engines.find((engine) => canShare(engine.subject, subject)) : undefined;
    if (fit) {
      fit.names.push(name);
      fit.subject = { scenarios: [...fit.subject.scenarios, ...subject.scenarios] };
    } else {
      engines.push({ names: [name], subject });
    }
  }
  return engines;
}

function canShare(one: Subject, other: Subject): boolean {
  if (one.alone || one.apiToken !== undefined) return false;
  const known = functionsOf(one);
  return [...functionsOf(other)].every(([key, value]) => (known.get(key) ?? value) === value);
}

function functionsOf({ scenarios }: Subject): Map<string, unknown> {
  const known = new Map<string, unknown>();
  for (const { workflows = [], activities = [] } of scenarios) {
    for (const workflow of workflows) known.set(`workflow ${workflow.name}`, workflow);
    for (const activity of activities) known.set(`activity ${activity.name}`, activity);
  }
  return known;
}
