/** Cuts prose down to what fits on a slide. */

/** How many characters a line of a list may have before only its beginning is shown. */
const SHORT = 100;

/** A beginning with fewer characters says too little by itself. */
const LEAST = 32;

/**
 * What a paragraph comes to: the sentence in bold that it begins with, else its first sentence.
 * Where that is a word or two, the next sentence goes with it. Markdown in, Markdown out.
 */
export function leadOf(paragraph: string): string {
  const text = withoutLinks(paragraph.replace(/\n/g, " "));
  const [start, bold = ""] = /^\*\*([^*]+[.?!])\*\* ?/.exec(text) ?? [];
  const first = start ?? firstSentence(text);
  const isEnough = first.length > LEAST || bold.endsWith("?");
  const more = isEnough ? "" : firstSentence(text.slice(first.length).trimStart());
  if (start && !more) return bold;
  return `${first.trimEnd()} ${more}`.trim().replace(/[,:]$/, "");
}

/** A line of a list: all of it while it is short, else what it comes to. */
export function shortened(item: string): string {
  const whole = withoutLinks(item);
  return whole.length <= SHORT ? whole : leadOf(item);
}

/** Nobody follows a link on a screen at the front of a room. */
export function withoutLinks(markdown: string): string {
  return markdown
    .replace(/ \((?:\[[^\]]+\]\([^)]+\)(?:, )?)+\)/g, "")
    .replace(/\[([^\]]+)\]\([^)]+\)/g, "$1");
}

/** Up to the first full stop, question mark or colon that ends something outside code. */
function firstSentence(text: string): string {
  const plain = text.replace(/`[^`]*`/g, (code) => "X".repeat(code.length));
  const end = /[.?!:](?=\*{0,2}\s+["`*(]*[A-Z])|[.?!:]\*{0,2}$/.exec(plain);
  return end ? text.slice(0, end.index + 1) : text;
}

/** A text from data, in which only `backticks` mean something, as Markdown. */
export function asMarkdown(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : part.replace(/[\\*_[\]<>#|]/g, "\\$&")))
    .join("");
}
