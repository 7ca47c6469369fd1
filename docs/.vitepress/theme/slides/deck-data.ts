import type { GuidePart } from "../../../../teaching-guide.ts";

/** What a deck's page knows beside its slides. */
export interface DeckData {
  /** The parts of the lesson's teaching guide, which slides name by their place. */
  readonly parts: readonly GuidePart[];
  /** The agendas that have this lesson, with the parts that each leaves out. */
  readonly plans: readonly { id: string; title: string; without: readonly string[] }[];
}
