import { configDefaults, defineConfig } from "vitest/config";

/** The rooms with tests that need nothing but Node; `npm test -- --project sidecar` runs one. */
const rooms = ["sidecar", "grader", "scripts", "lessons", "conformance", "docs"];

const project = (name: string, include: string[]) => ({
  extends: true as const,
  test: { name, include },
});

/** What needs only Node: `npm test`. Real Dapr and a real browser have configurations of their own. */
export default defineConfig({
  test: {
    projects: [
      ...rooms.map((room) => project(room, [`${room}/**/*.test.ts`])),
      project("frame", ["*.test.ts"]),
    ],
    // Exercises are not here: their tests grade an answer, which `npm run check` hands to them.
    exclude: [...configDefaults.exclude, "**/*.dapr.test.ts", "docs/test/**"],
    // Many tests start real processes, and those share the cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The SDK logs every work item.
    silent: "passed-only",
  },
});
