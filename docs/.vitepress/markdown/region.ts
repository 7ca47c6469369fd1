/** One line of a shown region, as it stands in its file. */
export interface ShownLine {
  text: string;
  /** Where the shown text begins in the file, without the indentation that all lines share. */
  offset: number;
}

const marker = /^\s*(?:\/\/|#) #(end)?region\b\s*(.*?)\s*$/;

/**
 * The lines of a file that VitePress shows for `<<< file#region`, in their order.
 * @param region all of the file when it has no name
 * @returns nothing when the file has no such region
 */
export function shownLines(file: string, region: string): ShownLine[] {
  const lines: ShownLine[] = [];
  let isInside = region === "";
  let offset = 0;
  for (const text of file.split("\n")) {
    const [, end, name] = marker.exec(text) ?? [];
    if (name === region) isInside = end === undefined;
    // Markers of other regions are shown only where the whole file is.
    else if (isInside && (name === undefined || region === "")) lines.push({ text, offset });
    offset += text.length + 1;
  }
  const indents = lines.filter(({ text }) => text.trim()).map(({ text }) => text.search(/\S/));
  const indent = region === "" || indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map(({ text, offset }) => ({
    text: text.slice(indent),
    offset: offset + Math.min(indent, text.length),
  }));
}
