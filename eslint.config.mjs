// What `npm run lint` checks: the usual mistakes, promises nobody waits for, and the import
// rules that keep the rooms of this repository apart (CONTRIBUTING.md explains them).
import { readdirSync } from "node:fs";
import path from "node:path";
import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import importX from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

/** What Node offers without an import, as far as the plain JavaScript files use it. */
const nodeGlobals = ["URL", "clearTimeout", "console", "process", "setInterval", "setTimeout"];

/** A folder per lesson in each of these; none may reach into its neighbours. */
const lessonRooms = ["lessons", "exercises", "solutions"].flatMap((parent) =>
  readdirSync(path.join(import.meta.dirname, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "node_modules")
    .map((entry) => `${parent}/${entry.name}`),
);

/**
 * One import rule: `files` may use published packages and `mayUse`, nothing else of the
 * repository. For a file in several rooms the last one counts.
 */
function room(files, mayUse, message, packages = true) {
  const except = packages ? [...mayUse, "node_modules"] : mayUse;
  return {
    name: `rooms/${files}`,
    files: [files],
    rules: {
      "import-x/no-restricted-paths": [
        "error",
        { basePath: import.meta.dirname, zones: [{ target: ".", from: ".", except, message }] },
      ],
    },
  };
}

const rooms = [
  room("course.ts", [], "The manifest is read everywhere, so it imports nothing."),
  room("teaching-guide.ts", [], "It is read by the site and by commands, so it imports nothing."),
  room(
    "agenda{s.ts,s/**}",
    ["agendas.ts", "agendas"],
    "Plans for teaching are data: they name lessons by number and import nothing else.",
  ),
  room(
    "sidecar/**",
    ["sidecar"],
    "The sidecar knows nothing of the course: it is usable on its own.",
  ),
  room(
    "sidecar/engine/**/!(*.test).ts",
    ["sidecar/engine"],
    "The engine decides and nothing else: it imports no package and nothing outside sidecar/engine.",
    false,
  ),
  room(
    "runs/**",
    ["runs", "sidecar"],
    "A run file is read by the site and written by commands and grader; it may use the sidecar.",
  ),
  room(
    "grader/**",
    ["grader", "sidecar", "runs"],
    "The grader may use the sidecar, run files and its own files.",
  ),
  room(
    "scripts/**",
    ["scripts", "sidecar", "grader", "runs", "course.ts", "agendas.ts", "teaching-guide.ts"],
    "Commands may use the sidecar, the grader, run files, the manifest and each other; lessons they start as processes.",
  ),
  room(
    "conformance/**",
    ["conformance", "sidecar", "scripts/dapr", "lessons"],
    "The comparison with real Dapr may use the sidecar, scripts/dapr and the lessons.",
  ),
  room(
    "docs/**",
    [
      "docs",
      "course.ts",
      "agendas.ts",
      "teaching-guide.ts",
      "sidecar/engine",
      "runs/format.ts",
      "runs/history.ts",
      "runs/read.ts",
      "sidecar/errors.ts",
      "scripts/dapr/errors.ts",
      "scripts/errors.ts",
      "scripts/workshop/board-view.ts",
      "grader/errors.ts",
      "grader/catalogue.ts",
    ],
    "The site may use the manifest, the engine, run files, the tables of errors and findings, and its own files; everything else it shows as text.",
  ),
  ...lessonRooms.map((folder) =>
    room(
      `${folder}/**`,
      [folder],
      `${folder} uses published packages and its own files, so that it also runs when copied out alone.`,
    ),
  ),
  ...lessonRooms
    .filter((folder) => folder.startsWith("exercises/"))
    .map((folder) =>
      room(
        `${folder}/grade.test.ts`,
        [folder, "grader"],
        "A grade test may use the grader, published packages and the exercise's own files.",
      ),
    ),
];

/** What a copied-out lesson gets installed is what its own package.json names. */
const lessonPackages = lessonRooms
  .filter((folder) => folder.startsWith("lessons/"))
  .map((folder) => ({
    name: `packages/${folder}`,
    files: [`${folder}/**`],
    rules: {
      "import-x/no-extraneous-dependencies": [
        "error",
        { packageDir: path.join(import.meta.dirname, folder) },
      ],
    },
  }));

export default defineConfig(
  globalIgnores([
    "docs/.vitepress/cache/",
    "docs/.vitepress/dist/",
    "sidecar/protocol/gen/",
    // Wrong answers are wrong on purpose; the grader's verdict on each is their test.
    "exercises/*/wrong/",
    "docs/skill/bad/",
    "grader/testing/exercises/*/*/",
    // A learner's answer is written here; the starter, as it is given out, is linted.
    "exercises/*/*.ts",
    "!exercises/*/grade.test.ts",
    ".course/",
    ".packed/",
    "coverage/",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    plugins: { "import-x": importX },
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      // The workspace links lessons below node_modules, where the import rules see a package.
      "no-restricted-imports": [
        "error",
        { patterns: [{ regex: "^lesson-\\d", message: "Name a lesson's file by its path." }] },
      ],
    },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: { globals: Object.fromEntries(nodeGlobals.map((name) => [name, "readonly"])) },
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // A callback may be given before what it uses is there.
      "prefer-const": ["error", { ignoreReadBeforeAssign: true }],
      // `import("…")` in a type would slip past the import rules below.
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // An activity or a store is async by contract, also where it has nothing to wait for.
      "@typescript-eslint/require-await": "off",
      // Objects here are closures; their methods never use `this`.
      "@typescript-eslint/unbound-method": "off",
    },
  },
  {
    // The SDK types what a `yield` gives back as `any`, and a workflow need not yield; a test
    // reads what it expects out of `any`.
    files: [
      "lessons/**/*.ts",
      "exercises/**/*.ts",
      "solutions/**/*.ts",
      "docs/skill/good/*.ts",
      "**/*.test.ts",
      "**/testing/**/*.ts",
      "conformance/scenarios/**/*.ts",
    ],
    rules: {
      "require-yield": "off",
      "@typescript-eslint/no-explicit-any": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/restrict-plus-operands": "off",
      "@typescript-eslint/restrict-template-expressions": "off",
    },
  },
  {
    // What a function is given waits there for the learner.
    files: ["exercises/*/starter/*.ts"],
    rules: { "@typescript-eslint/no-unused-vars": ["error", { args: "none" }] },
  },
  {
    // The grader compiles these the way it does a learner's.
    files: ["exercises/**/*.ts"],
    ignores: ["**/grade.test.ts"],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    // What a starter is given and does not use yet is for the learner to use.
    files: ["exercises/*/starter/*.ts"],
    rules: { "@typescript-eslint/no-unused-vars": "off" },
  },
  ...rooms,
  ...lessonPackages,
  {
    name: "rooms/engine-without-node",
    files: ["sidecar/engine/**/!(*.test).ts"],
    rules: {
      "import-x/no-nodejs-modules": "error",
    },
  },
);
