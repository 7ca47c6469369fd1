import { createColors } from "picocolors";
import { columns, hasColors } from "../terminal.ts";

/** The kinds of lines a lesson's narration has. */
export type Label =
  | "input"
  | `body run ${number}`
  | "checkpoint"
  | "app"
  | "result"
  | "summary"
  | "why"
  | "note"
  | "history"
  | "start"
  | "kill"
  | "stop"
  | "request"
  | "response"
  | `line ${number}`
  /** What a scenario shows of the world outside: "ledger". */
  | (string & {});

export interface PageOptions {
  /** Columns; longer text is wrapped or cut. */
  width: number;
  colors: boolean;
}

const INDENT = "  ";
const LABEL = 11;
const MARGIN = INDENT.length + LABEL;

/** Puts a narration on the terminal: headings, and labels with text beside them. */
export class Page {
  readonly #write: (text: string) => void;
  readonly #width: number;
  readonly #paint: ReturnType<typeof createColors>;

  constructor(write: (text: string) => void, { width, colors }: PageOptions) {
    this.#write = write;
    this.#width = width;
    this.#paint = createColors(colors);
  }

  title(text: string): void {
    this.#write(`${this.#paint.bold(text)}\n`);
  }

  text(text: string): void {
    for (const line of wrap(text, this.#width)) this.#write(`${line}\n`);
  }

  /** Columns that text may take. */
  get width(): number {
    return this.#width;
  }

  /** Whether text may be painted. */
  get colors(): boolean {
    return this.#paint.isColorSupported;
  }

  /** A command to paste: on a line of its own, whatever its length. */
  command(text: string): void {
    this.#write(`${text}\n`);
  }

  blank(): void {
    this.#write("\n");
  }

  /** Opens a block, with an empty line above it. */
  heading(text: string): void {
    this.#write(`\n${this.#paint.bold(text)}\n`);
  }

  /** A label with a sentence, wrapped beside it. */
  say(label: Label, sentence: string): void {
    this.#lines(label, wrap(sentence, this.#width - MARGIN));
  }

  /** A label with a value on one line, cut where the terminal ends. */
  value(label: Label, value: string): void {
    this.#lines(label, [cut(value, this.#width - MARGIN)]);
  }

  /** A label with text that must stay as it is, such as what the app prints. */
  verbatim(label: Label, text: string): void {
    this.#lines(label, [text]);
  }

  #lines(label: Label, lines: readonly string[]): void {
    const [first = "", ...rest] = lines;
    const space = " ".repeat(Math.max(1, LABEL - label.length));
    this.#write(`${INDENT}${this.#label(label)}${space}${first}`.trimEnd() + "\n");
    for (const line of rest) this.#write(`${" ".repeat(MARGIN)}${line}\n`);
  }

  #label(label: Label): string {
    const { cyan, green, yellow, red, bold, dim } = this.#paint;
    if (label.startsWith("body run")) return cyan(label);
    if (label === "checkpoint") return green(label);
    if (label === "note") return yellow(label);
    if (label === "kill") return red(label);
    return label === "summary" ? bold(label) : dim(label);
  }
}

/** Breaks text between words. A word that is longer than `width` stays whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

/** How the current terminal wants its pages: 80 columns where there is none, 100 at most. */
export function terminalOptions(): PageOptions {
  return { width: Math.min(Math.max(columns(80), 60), 100), colors: hasColors() };
}
