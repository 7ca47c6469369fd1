import { createRequire } from "node:module";
import type TypeScript from "typescript";

const require = createRequire(import.meta.url);

/** The compiler. `import` would first search nine megabytes for exports: half a second more. */
export const ts = require("typescript") as typeof TypeScript;
