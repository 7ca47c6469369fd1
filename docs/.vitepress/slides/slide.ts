/** A slide without its place in the deck: Markdown for its face and for its notes. */
export interface Drawn {
  readonly look:
    "title" | "words" | "list" | "code" | "command" | "table" | "figure" | "question" | "answer";
  /** Markdown of one line; without it the slide has its section's title. */
  readonly title?: string;
  readonly face: string;
  /** Blocks of Markdown that the speaker sees. */
  readonly notes: readonly string[];
  /** Size of code or cells, in pixels of a slide that is 1280 wide. */
  readonly size?: number;
}

export interface Slide extends Drawn {
  readonly title: string;
  /** What the title is a part of, above it in small. */
  readonly over?: string;
  /** Place in the teaching guide of the part that the slide belongs to, from 0; most belong to one. */
  readonly part: number | undefined;
}
