/**
 * The line on which a return statement begins. A body is last seen where the value it returns
 * was complete, which may be some lines further down.
 * @param line counts from 1, as the result does
 */
export function returnLine(text: string, line: number): number {
  const lines = text.split("\n");
  for (let at = line; at > 0; at--) {
    const content = lines[at - 1] ?? "";
    if (/\breturn\b/.test(content)) return at;
    // Further up belongs to what came before: the body ended without a return.
    if (/\byield\b|^\}/.test(content)) return line;
  }
  return line;
}
