import type { Slide } from "./slide.ts";

/**
 * A deck as the Markdown of its page: every slide is a box with a face, and notes below it.
 * @param title of the page, which no slide shows
 */
export function pageOf(slides: readonly Slide[], title: string): string {
  const heading = `# ${title} {.visually-hidden}`;
  const boxes = slides.map((slide, index) => slideOf(slide, index + 1, slides.length));
  return [heading, ...boxes].join("\n\n");
}

function slideOf(slide: Slide, number: number, of: number): string {
  const size = slide.size ? ` style="--size: ${slide.size}"` : "";
  const part = slide.part === undefined ? "" : ` data-part="${slide.part}"`;
  const heading = `## ${slide.title} {#slide-${number}}`;
  return [
    `<div class="slide" role="group" aria-roledescription="slide" aria-label="${number} of ${of}" id="${number}"${part}>`,
    `<div class="face"><div class="canvas ${slide.look}"${size}>`,
    slide.over ? `<p class="over">${inTag(slide.over)}</p>` : "",
    heading,
    `<div class="body">`,
    slide.face,
    `</div>`,
    `</div></div>`,
    `<div class="notes">`,
    slide.notes.join("\n\n"),
    `</div>`,
    `</div>`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** The text of a heading in a tag of its own, where Markdown is not read. */
function inTag(markdown: string): string {
  const escaped = markdown.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  return escaped.replace(/`([^`]+)`/g, "<code v-pre>$1</code>");
}
