import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** What a new lesson is called. */
export interface Names {
  number: number;
  slug: string;
  /** Name of its folders: "03-workflows". */
  folder: string;
  /** "Child workflows" for the slug `child-workflows`. */
  title: string;
}

const template = join(import.meta.dirname, "template");

/** Where the folders of the template go. */
const places: Record<string, (folder: string) => string> = {
  lesson: (folder) => `lessons/${folder}`,
  exercise: (folder) => `exercises/${folder}`,
  solution: (folder) => `solutions/${folder}`,
};

/** Files that more than one place needs: the starter, and what is given beside the solution. */
const copies: [from: string, to: string][] = [
  ["exercise/starter/workflow.ts", "exercise/workflow.ts"],
  ["exercise/activities.ts", "solution/activities.ts"],
  ["exercise/types.ts", "solution/types.ts"],
  ["exercise/world.ts", "solution/world.ts"],
];

export function namesOf(number: number, slug: string): Names {
  const words = slug.replaceAll("-", " ");
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return { number, slug, title, folder: `${String(number).padStart(2, "0")}-${slug}` };
}

/** The files of a new lesson: text by path below the repository. */
export function scaffold(names: Names): Map<string, string> {
  const read = new Map(filesIn(template).map((name) => [name, textOf(name, names)]));
  for (const [from, to] of copies) read.set(to, read.get(from) ?? "");
  return new Map([...read].map(([name, text]) => [placeOf(name, names.folder), text]));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .map((name) => name.replace(/\.txt$/, ""));
}

function textOf(name: string, { number, slug, folder, title }: Names): string {
  const camelCase = slug.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const values: Record<string, string> = {
    ...{ number: String(number), slug, folder, title, name: camelCase },
  };
  const text = readFileSync(join(template, `${name}.txt`), "utf8");
  return text.replace(/\{\{(\w+)\}\}/g, (mark, key: string) => values[key] ?? mark);
}

function placeOf(name: string, folder: string): string {
  if (name === "docs/page.md") return `docs/lessons/${folder}.md`;
  if (name === "docs/questions.json") return `docs/questions/${folder}.json`;
  if (name === "docs/snippet.sh") return `docs/snippets/${folder}.sh`;
  const [kind = "", ...rest] = name.split("/");
  return [places[kind]?.(folder), ...rest].join("/");
}
