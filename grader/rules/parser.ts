import { createRequire } from "node:module";
import type { Linter } from "eslint";

// `import` would first search every file of the parser for exports.
const require = createRequire(import.meta.url);
// The parser alone: the package around it loads a hundred rules that nobody needs here.
const requireBeside = createRequire(require.resolve("typescript-eslint"));

/** typescript-eslint's parser, which reads JavaScript too. */
export const parser = requireBeside("@typescript-eslint/parser") as Linter.Parser;
