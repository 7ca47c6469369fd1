import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { DefaultTheme } from "vitepress";
import { course, folderOf } from "../../course.ts";

const docs = path.resolve(import.meta.dirname, "..");

const lessons = course.lessons.map((lesson) => ({
  text: `${lesson.number}. ${lesson.title}`,
  link: `/lessons/${folderOf(lesson)}`,
}));

export const nav: DefaultTheme.NavItem[] = [
  { text: "Lessons", link: "/lessons/", activeMatch: "^/lessons/" },
  { text: "Guides", link: "/guide/real-dapr", activeMatch: "^/guide/" },
  { text: "Workshop", link: "/workshop/", activeMatch: "^/workshop/" },
  { text: "Reference", link: "/reference/commands", activeMatch: "^/(reference|rules)/" },
];

/** One sidebar for the whole site; a group without pages is left out. */
export const sidebar: DefaultTheme.SidebarItem[] = [
  {
    text: "Lessons",
    items: [
      { text: "Course map", link: "/lessons/" },
      ...lessons,
      { text: "Your runs", link: "/runs" },
    ],
  },
  {
    text: "Guides",
    items: [
      { text: "Running on real Dapr", link: "/guide/real-dapr" },
      { text: "Reviewing your own workflows", link: "/guide/review" },
    ],
  },
  {
    text: "Workshop",
    items: [
      { text: "Leading a workshop", link: "/workshop/" },
      { text: "Agendas and slides", link: "/workshop/plans" },
      { text: "Joining a workshop", link: "/workshop/join" },
      { text: "The board", link: "/workshop/board" },
    ],
  },
  {
    text: "Reference",
    items: [
      { text: "Commands", link: "/reference/commands" },
      { text: "Error messages", link: "/reference/errors" },
      { text: "Glossary", link: "/reference/glossary" },
      { text: "The run file", link: "/reference/run-file" },
      { text: "Coming from Python", link: "/reference/from-python" },
      { text: "A skill for assistants", link: "/reference/skill" },
    ],
  },
  { text: "Findings", items: findings() },
].filter((group) => group.items.length > 0);

/** Every page of the sidebar that is written as text, under the name of its group. */
export function writtenPages(): { group: string; address: string }[] {
  const below = (group: DefaultTheme.SidebarItem, name: string): ReturnType<typeof writtenPages> =>
    (group.items ?? []).flatMap((item) =>
      item.items ? below(item, name) : [{ group: name, address: (item.link ?? "").slice(1) }],
    );
  return sidebar
    .flatMap((group) => below(group, group.text ?? ""))
    .filter(({ address }) => existsSync(path.join(docs, `${address}.md`)));
}

/** Findings by what they are about, which is the first letter of their code. */
function findings(): DefaultTheme.SidebarItem[] {
  const kinds: Record<string, string> = {
    W: "Workflow code",
    T: "Compiling",
    B: "Behaviour",
    R: "Replays",
    C: "Crashes",
  };
  const pages = pagesIn("rules");
  const stray = pages.find((page) => !(letterOf(page) in kinds));
  if (stray) throw new Error(`No group of the sidebar is for the finding ${stray.text}.`);
  return Object.entries(kinds)
    .map(([letter, text]) => ({
      text,
      collapsed: true,
      items: pages.filter((page) => letterOf(page) === letter),
    }))
    .filter(({ items }) => items.length > 0);
}

function letterOf({ text = "" }: DefaultTheme.SidebarItem): string {
  return text.charAt(0);
}

/** The pages of a folder in order of file name, each named by its first heading. */
function pagesIn(folder: string): DefaultTheme.SidebarItem[] {
  const directory = path.join(docs, folder);
  if (!existsSync(directory)) return [];
  const files = readdirSync(directory).filter((file) => file.endsWith(".md"));
  return files.sort().map((file) => {
    const name = path.basename(file, ".md");
    const heading = /^# (.+)$/m.exec(readFileSync(path.join(directory, file), "utf8"));
    return { text: heading?.[1] ?? name, link: `/${folder}/${name}` };
  });
}
