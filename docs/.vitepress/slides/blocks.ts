/** A lesson page taken apart into the blocks that slides are made of. */

export type Block =
  | { kind: "heading"; depth: number; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; items: string[] }
  | { kind: "table"; head: string; rows: string[] }
  /** An imported file or a region of it; `line` is the import as the page has it. */
  | { kind: "code"; line: string }
  | { kind: "figure"; markdown: string }
  | { kind: "prediction"; id: string }
  /** The run of the page, to step through. */
  | { kind: "timeline" }
  | { kind: "quiz" }
  /** A comment for the deck: where a part begins, words for a slide, a window on an output. */
  | { kind: "mark"; name: Mark; text: string }
  /** What a reader needs and a room does not: it goes to the notes. */
  | { kind: "aside"; markdown: string };

/** What a comment in a lesson page may say to the deck. */
export type Mark = "part" | "slide" | "window";

/**
 * Takes a page's Markdown apart. Blocks are told apart by the blank lines between them.
 * Components that only a page can show are left out.
 */
export function blocksOf(markdown: string): Block[] {
  const text = markdown.replace(/^---\n[\s\S]*?\n---\n/, "");
  return chunksOf(text)
    .flatMap(withoutTabs)
    .flatMap((chunk) => blockOf(chunk) ?? []);
}

/** Splits at blank lines; a container stays whole up to its end. */
function chunksOf(text: string): string[] {
  const chunks: string[] = [];
  for (const chunk of text.split(/\n{2,}/).map((each) => each.trim())) {
    const last = chunks.at(-1);
    const isOpen = last?.startsWith(":::") && !/\n:::$/.test(last);
    if (isOpen) chunks.push(`${chunks.pop()}\n\n${chunk}`);
    else if (chunk) chunks.push(chunk);
  }
  return chunks;
}

/** Code behind tabs is shown one after the other. */
function withoutTabs(chunk: string): string[] {
  return chunk.startsWith("::: code-group") ? (chunk.match(/^<<< .+$/gm) ?? []) : [chunk];
}

function blockOf(chunk: string): Block | undefined {
  const [, hashes, heading] = /^(#{1,6}) (.+)$/.exec(chunk) ?? [];
  if (hashes && heading) return { kind: "heading", depth: hashes.length, text: heading };
  const [, name, said = ""] = /^<!-- (part|slide|window): ([\s\S]+?) -->$/.exec(chunk) ?? [];
  if (name) return { kind: "mark", name: name as Mark, text: said };
  if (chunk.startsWith("<<<")) return { kind: "code", line: chunk };
  if (/^(<figure|<img|!\[)/.test(chunk)) return { kind: "figure", markdown: chunk };
  const [, id] = /^<RunPrediction id="([^"]+)" \/>$/.exec(chunk) ?? [];
  if (id) return { kind: "prediction", id };
  if (chunk === "<LessonQuiz />") return { kind: "quiz" };
  if (chunk.startsWith("<RunTimeline ")) return { kind: "timeline" };
  if (chunk.startsWith("<")) return undefined;
  if (/^(:::|>)/.test(chunk)) return { kind: "aside", markdown: chunk };
  if (/^(- |\d+\. )/.test(chunk)) return { kind: "list", items: itemsOf(chunk) };
  if (chunk.startsWith("|")) {
    const [head = "", , ...rows] = chunk.split("\n");
    return { kind: "table", head, rows };
  }
  return { kind: "paragraph", text: chunk };
}

function itemsOf(list: string): string[] {
  return list
    .split(/^(?:- |\d+\. )/m)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
