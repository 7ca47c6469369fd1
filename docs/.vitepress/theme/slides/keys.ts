/** What a key does to a deck. */
export type DeckCommand = "next" | "previous" | "first" | "last" | "speaker" | "read";

const commands: Record<string, DeckCommand> = {
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  ArrowLeft: "previous",
  ArrowUp: "previous",
  PageUp: "previous",
  Backspace: "previous",
  Home: "first",
  End: "last",
  n: "speaker",
  r: "read",
};

interface Press {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * The command of a key, if it has one. Keys with Ctrl, Alt or Meta belong to the browser.
 * @param focus what has the keyboard: a button wants the space bar, a field or a text every key
 */
export function commandOf(press: Press, focus?: "button" | "field"): DeckCommand | undefined {
  if (press.altKey || press.ctrlKey || press.metaKey || focus === "field") return undefined;
  if (press.key === " ") {
    if (focus === "button") return undefined;
    return press.shiftKey ? "previous" : "next";
  }
  return commands[press.key.length === 1 ? press.key.toLowerCase() : press.key];
}

/**
 * The place a command leads to among those that are shown.
 * @param places numbers of the slides that are shown, in order
 */
export function placeAfter(command: DeckCommand, at: number, places: readonly number[]): number {
  switch (command) {
    case "next":
      return places.find((place) => place > at) ?? at;
    case "previous":
      return places.findLast((place) => place < at) ?? at;
    case "first":
      return places[0] ?? at;
    case "last":
      return places.at(-1) ?? at;
    case "speaker":
    case "read":
      return at;
  }
}
