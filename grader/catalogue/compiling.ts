import type { Text } from "./text.ts";

/** What keeps an answer from being run: it does not compile, or lacks its export. */
export const compiling = {
  T01: {
    name: "syntax-error",
    headline: "the file cannot be read as TypeScript",
    why: "{{reason}}",
    help: "look at that line and the one before",
  },
  T02: {
    name: "missing-export",
    headline: "export {{wanted}} from {{file}}",
    why: "the check imports it by that name, as `main.ts` would",
    help: "write `export` before the function",
  },
  T03: {
    name: "type-error",
    headline: "the types do not fit",
    why: "{{reason}}",
    help: "compare both types",
  },
  T04: {
    name: "unknown-import",
    headline: "there is nothing to import from {{1}}",
    why: "the path leads to no file and to no installed package",
    help: "check the path and its `.ts` ending",
  },
} as const satisfies Record<string, Text>;
