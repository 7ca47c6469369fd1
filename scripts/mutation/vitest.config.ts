import { defineConfig } from "vitest/config";

/** The tests that decide about a mutant: those of pure code, which need no process and no clock. */
export default defineConfig({
  test: {
    include: [
      "sidecar/engine/*.test.ts",
      "sidecar/simulation/*.test.ts",
      "grader/*.test.ts",
      "grader/{catalogue,rules}/*.test.ts",
    ],
    exclude: ["**/*.long.test.ts", "grader/judge.test.ts"],
    env: { SIMULATIONS: "150" },
  },
});
