import { readFileSync } from "node:fs";
import path from "node:path";
import type { MarkdownOptions, MarkdownRenderer } from "vitepress";
import { shownLines } from "../region.ts";
import { typesOf } from "./types.ts";

type ShikiTransformer = NonNullable<MarkdownOptions["codeTransformers"]>[number];

/** How a block is told the file and region that it shows. */
const ORIGIN = "origin=";

/** Rooms whose files a compiler can read as they stand; wrong answers would tell wrong types. */
const room = /^(?:lessons|solutions)\/.*\.ts$/;

/**
 * Gives every name in imported lesson code its type, to be shown by the theme's hints:
 * `data-types` on the block holds the texts, `data-type` on a name the place of its own.
 * @param root the repository
 */
export function hoverTypes(root: string) {
  const types = typesOf(root);
  return {
    /** Notes where imported blocks come from, which highlighting is not told otherwise. */
    markdown(md: MarkdownRenderer): void {
      md.core.ruler.push("code-origin", ({ tokens }) => {
        for (const token of tokens) {
          const { src, region = "" } = (token.meta ?? {}) as { src?: string; region?: string };
          if (!src) continue;
          const file = path.relative(root, src).split(path.sep).join("/");
          if (room.test(file)) token.info += ` ${ORIGIN}${file}#${region}`;
        }
      });
    },

    transformer: {
      name: "hover-types",
      preprocess(_code, options) {
        const raw = options.meta?.__raw ?? "";
        const [, file, region = ""] = /origin=([^\s#]+)#(\S*)/.exec(raw) ?? [];
        if (file === undefined) return;
        const source = path.join(root, file);
        const lines = shownLines(readFileSync(source, "utf8"), region);
        const names = types.namesIn(source);
        const texts: string[] = [];
        options.decorations ??= [];
        let place = 0;
        for (const { text, offset } of lines) {
          for (const { start, end, type } of names) {
            if (start < offset || end > offset + text.length) continue;
            if (!texts.includes(type)) texts.push(type);
            options.decorations.push({
              start: place + start - offset,
              end: place + end - offset,
              properties: { class: "typed", "data-type": String(texts.indexOf(type)) },
            });
          }
          place += text.length + 1;
        }
        this.meta.types = texts;
      },
      pre(node) {
        const { types = [] } = this.meta;
        if (types.length > 0) node.properties["data-types"] = JSON.stringify(types);
      },
    } satisfies ShikiTransformer as ShikiTransformer,
  };
}

declare module "shiki" {
  interface ShikiTransformerContextMeta {
    /** The types that the block's names have. */
    types?: string[];
  }
}
