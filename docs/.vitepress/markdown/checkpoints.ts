import type { Element, Text } from "hast";
import type { MarkdownOptions } from "vitepress";

type ShikiTransformer = NonNullable<MarkdownOptions["codeTransformers"]>[number];

const languages = new Set(["ts", "js"]);

/** What may follow a `yield` that waits: a variable, or a method such as `ctx.callActivity`. */
const task = /^\s+(?!Promise\b)[A-Za-z_$][\w$]*(?![\w$(])/;

/**
 * Marks every `yield` of a task in highlighted code as a checkpoint and puts a legend under the block.
 * `yield*` is left alone, since the checkpoints are inside the generator it delegates to; so is the
 * `yield` of what is no task, which pages show as a mistake.
 */
export function checkpointMarks(): ShikiTransformer {
  return {
    name: "checkpoint-marks",
    // Shiki stops colouring a line after half a second, which a busy machine reaches; the mark
    // must not depend on that.
    preprocess(_code, options) {
      options.tokenizeTimeLimit = 0;
    },
    // Comments and strings are whole tokens, so a token that is just `yield` is none of these.
    span(span, _line, _column, line, token) {
      if (!languages.has(this.options.lang) || token.content.trim() !== "yield") return;
      if (!task.test(this.source.slice(token.offset + token.content.length))) return;
      // The token may start with the space before it, which is no part of the mark.
      const space = token.content.slice(0, token.content.indexOf("yield"));
      span.children = [text(space), element("span", "checkpoint", "yield")];
      this.addClassToHast(line, "has-checkpoint");
      this.meta.hasCheckpoint = true;
    },
    root(root) {
      if (!this.meta.hasCheckpoint) return;
      root.children.push(element("p", "checkpoint-legend", "yield: a checkpoint"));
    },
  };
}

function text(value: string): Text {
  return { type: "text", value };
}

function element(tagName: string, className: string, content: string): Element {
  return {
    type: "element",
    tagName,
    properties: { class: className },
    children: [text(content)],
  };
}

declare module "shiki" {
  interface ShikiTransformerContextMeta {
    /** Set once a line of the block holds a checkpoint. */
    hasCheckpoint?: boolean;
  }
}
