import type { Block } from "./blocks.ts";

/** What goes together on a slide, or on a few: something to show, and what is said about it. */
export interface Scene {
  /** Words that the page's author chose for the slide. */
  readonly words?: string;
  /** What is said, as paragraphs of the page: until something is shown, and after it. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly shown?: Shown;
  /** The command whose output is shown. */
  readonly command?: string;
  /** Which lines of the output are shown, as marks; none means all. */
  readonly windows: readonly string[];
}

export type Shown = Extract<
  Block,
  { kind: "list" | "table" | "code" | "figure" | "prediction" | "timeline" | "quiz" }
>;

interface Draft extends Scene {
  shown?: Shown;
  command?: string;
  windows: readonly string[];
  before: string[];
  after: string[];
}

/** Groups the blocks below a heading. Prose goes with what it introduces, else with what is before it. */
export function scenesOf(blocks: readonly Block[]): Scene[] {
  const scenes: Draft[] = [];
  let windows: string[] = [];
  const begin = (words?: string): Draft => {
    const scene = { before: [], after: [], windows: [], ...(words !== undefined && { words }) };
    scenes.push(scene);
    return scene;
  };

  /** The scene that may still get something to show; longer prose keeps slides of its own. */
  const openScene = (): Draft => {
    const current = scenes.at(-1);
    if (!current || current.shown) return begin();
    const { words, before } = current;
    const isShort =
      words === undefined ? before.length < 2 : !before.length || isIntroduced(before);
    return isShort ? current : begin();
  };

  const say = (text: string, next: Block | undefined) => {
    const current = scenes.at(-1);
    const isNew = current?.words !== undefined && !current.shown && current.before.length === 0;
    const leaves = introduces(text, next) || (current?.shown && text.startsWith("**"));
    const scene = !current || (leaves && !isNew) ? begin() : current;
    (scene.shown ? scene.after : scene.before).push(text);
  };

  const note = (markdown: string) => {
    const scene = scenes.at(-1) ?? begin();
    (scene.shown ? scene.after : scene.before).push(markdown);
  };

  blocks.forEach((block, index) => {
    const next = blocks.slice(index + 1).find(({ kind }) => kind !== "mark");
    if (block.kind === "paragraph") say(block.text, next);
    else if (block.kind === "aside") note(block.markdown);
    else if (block.kind === "mark") {
      if (block.name === "window") windows.push(block.text);
      if (block.name === "slide") begin(block.text);
    } else if (block.kind === "code" && isCommand(block) && next && isOutput(next)) {
      openScene().command = block.line;
    } else if (block.kind !== "heading") {
      const scene = openScene();
      [scene.shown, scene.windows, windows] = [block, windows, []];
    }
  });
  return scenes;
}

function isIntroduced(before: readonly string[]): boolean {
  return before.at(-1)?.endsWith(":") ?? false;
}

function introduces(text: string, next: Block | undefined): boolean {
  return text.endsWith(":") && next !== undefined && next.kind !== "paragraph";
}

function isCommand({ line }: Code): boolean {
  return /\.sh(#|$| )/.test(line);
}

/** Whether a program printed it. */
export function isOutput(block: Block): boolean {
  return block.kind === "code" && block.line.endsWith("{txt}");
}

type Code = Extract<Block, { kind: "code" }>;
