import type { Names } from "./scaffold.ts";

/** Adds a lesson to the text of `course.ts`, in its place by number. */
export function withLesson(manifest: string, names: Names): string {
  const list = /^ {2}lessons: \[\n/m.exec(manifest);
  const end = list ? manifest.indexOf("\n  ],", list.index) : -1;
  if (!list || end < 0) throw new Error("course.ts has no list of lessons that could be added to");
  const start = list.index + list[0].length;
  const later = [...manifest.slice(start, end).matchAll(/^ {4}\{\n {6}number: (\d+),/gm)].find(
    ([, number]) => Number(number) > names.number,
  );
  const at = later ? start + later.index : end + 1;
  return manifest.slice(0, at) + entry(names) + manifest.slice(at);
}

function entry({ number, slug, title, folder }: Names): string {
  return `    {
      number: ${number},
      slug: "${slug}",
      title: "${title}",
      minutes: 30,
      goal: "TODO(author): what the learner can do afterwards",
      daprTopic: "TODO(author)",
      exercise: "${folder}",
      rules: [],
    },
`;
}
