import type { ESLint, Linter } from "eslint";
import { catalogue } from "../catalogue.ts";
import { parser } from "./parser.ts";
import { plugin, ruleCodes, severityOf } from "./plugin.ts";

/** All rules, in the files that may hold workflows. What may be fine only warns. */
const recommended: Linter.Config = {
  name: "workflow/recommended",
  files: ["**/*.{ts,mts,cts,tsx,js,mjs,cjs,jsx}"],
  languageOptions: { parser },
  plugins: { workflow: plugin },
  rules: Object.fromEntries(
    ruleCodes.map((code) => [
      `workflow/${catalogue[code].name}`,
      severityOf(code) === "error" ? "error" : "warn",
    ]),
  ),
};

/** The plugin as `dapr-workflow-course/eslint` gives it to a project's own ESLint. */
export const workflow: ESLint.Plugin = { ...plugin, configs: { recommended } };
