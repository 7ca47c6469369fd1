// The plugin for an ESLint outside of the course, whose Node may not read TypeScript.
import { tsImport } from "tsx/esm/api";

const { workflow } = await tsImport("./eslint-plugin.ts", import.meta.url);
export default workflow;
