import workflow from "dapr-workflow-course/eslint";
import { defineConfig } from "eslint/config";

export default defineConfig(
  workflow.configs.recommended,
  // … the configuration that is there already
);
