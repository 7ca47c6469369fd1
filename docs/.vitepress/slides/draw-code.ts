import type { Imported } from "../markdown/imported.ts";
import type { Scene } from "./scenes.ts";
import type { Drawn } from "./slide.ts";
import { leadOf, withoutLinks } from "./words.ts";
import { linesOfMarks, windowsOf } from "./windows.ts";

/** Heights in pixels of a slide that is 1280 wide. */
const COMMAND = 96;
const CAPTION = 56;

/** A command by itself is read from far away. */
const COMMAND_SIZE = 44;

/** Output smaller than this is shown without the command that printed it. */
const WITH_COMMAND = 20;

/** Code or output on as few slides as it fits on, with the command that printed it. */
export function drawCode(
  line: string,
  { before, after, words, command, windows }: Scene,
  imported: (line: string) => Imported,
): Drawn[] {
  const code = imported(line);
  if (code.language === "sh") return [drawCommand(code, before, after, words)];
  const kind = code.language === "txt" ? "output" : "code";
  const [whole, ...rest] = windowsOf(code.lines, kind, COMMAND);
  const isShort = whole && rest.length === 0 && whole.size >= WITH_COMMAND;
  const withCommand = command && windows.length === 0 && isShort ? imported(command) : undefined;
  const ownCommand = command && !withCommand ? imported(command) : undefined;
  const caption = ownCommand ? undefined : words && withoutLinks(words);
  const above = withCommand ? fence(withCommand) : caption;
  const taken = withCommand ? COMMAND : caption ? CAPTION : 0;
  const pieces = windows.length > 0 ? linesOfMarks(code.lines, windows) : [code.lines];
  const shown = pieces.flatMap((lines) => windowsOf(lines, kind, taken));
  const slides = shown.map(({ lines, size }, index): Drawn => {
    const text = fence({ ...code, lines });
    const notes = [
      ...(index === 0 && !ownCommand ? before : []),
      `From \`${code.file}\`.`,
      ...(index === shown.length - 1 ? after : []),
    ];
    return { look: "code", face: above ? `${above}\n\n${text}` : text, notes, size };
  });
  return ownCommand ? [drawCommand(ownCommand, before, [], words), ...slides] : slides;
}

/** A command to run now, under what it is for. */
function drawCommand(
  command: Imported,
  before: readonly string[],
  after: readonly string[],
  words?: string,
): Drawn {
  const introduction = before.find((text) => text.endsWith(":"));
  const lead = words ?? (introduction && leadOf(introduction));
  const face = lead ? `${withoutLinks(lead)}\n\n${fence(command)}` : fence(command);
  return { look: "command", face, notes: [...before, ...after], size: COMMAND_SIZE };
}

function fence({ language, lines }: Imported): string {
  return `\`\`\`\`${language}\n${lines.join("\n")}\n\`\`\`\``;
}
