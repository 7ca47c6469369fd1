// Starts every command: `node scripts/run.mjs <verb> …`. Plain JavaScript without new
// syntax, so that a Node that is too old gets to the sentence that says so.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";

const scripts = dirname(fileURLToPath(import.meta.url));
const root = dirname(scripts);

const verbs = {
  start: "npm start                 the course in the browser",
  lesson: "npm run lesson 3          run a lesson's project and see what happens",
  check: "npm run check 3           grade an exercise",
  watch: "npm run watch 3           grade an exercise on each save",
  review: "npm run review -- PATH    hold any workflow file against the rules",
  hint: "npm run hint 3            a hint for an exercise",
  diff: "npm run diff 3            your answer against the solution",
  reset: "npm run reset 3           an exercise back to its start; your answer is kept",
  undo: "npm run undo 3            bring back what you had",
  progress: "npm run progress          what you have passed, and what is next",
  workshop: "npm run workshop          lead a room: the site and a live board in your network",
  join: "npm run join -- URL       report your checks to a workshop's board",
  leave: "npm run leave             leave the workshop, and delete your row",
  explain: "npm run explain W03       the long form of a finding",
  history: "npm run history -- ID     the events of a workflow instance",
  sidecar: "npm run sidecar           the embedded sidecar alone",
  doctor: "npm run doctor            what this machine lacks, with a fix for each",
  record: "npm run record -- 3       renew the runs that the site shows",
  bench: "npm run bench             how fast the sidecar is, beside real Dapr",
  "course-check": "npm run course:check      what an author must know before a commit",
  "new-lesson": "npm run new:lesson        the files of a new lesson",
};

// Whoever read the output may be gone: `| head`, a closed terminal. The work goes on.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

main(process.argv[2], process.argv.slice(3)).then((code) => {
  // Output into a pipe may still be on its way.
  process.stdout.write("", () => process.exit(code));
});

/** Runs one command. @returns {Promise<number>} the exit code */
async function main(verb, argv) {
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const needed = engines.node.replace(/[^\d.]/g, "");
  if (isOlder(process.versions.node, needed)) {
    return refuse(
      "Node " +
        process.versions.node +
        " is too old: the course needs Node " +
        needed +
        " or newer.",
      "Install the current LTS from https://nodejs.org, or run `nvm install --lts`; then `npm install`.",
    );
  }
  if (!Object.keys(verbs).includes(verb)) {
    const said = verb ? "There is no command `" + verb + "`." : "Say which command to run.";
    return refuse(said, "These are there:\n       " + Object.values(verbs).join("\n       "));
  }
  if (!existsSync(join(root, "node_modules", "tsx"))) return missing("");
  try {
    return await runCommand(verb, argv);
  } catch (error) {
    if (error.code === "ERR_MODULE_NOT_FOUND" && /Cannot find package/.test(error.message)) {
      return missing(" (" + error.message.split(" imported from")[0] + ")");
    }
    throw error;
  }
}

async function runCommand(verb, argv) {
  try {
    const { run } = await command(verb, argv);
    return await run(argv);
  } catch (error) {
    const { printError } = await typescript("print-error");
    const code = printError(error, { verbose: argv.includes("--verbose") });
    const { advise } = await typescript("doctor/advice");
    await advise(error);
    return code;
  }
}

/** The module of a command. */
async function command(verb, argv) {
  if (verb === "sidecar") keepHeapSmall();
  // A stack trace should name the files that people can read.
  if (verb === "sidecar" && !argv.includes("--verbose")) {
    const { packed } = await import("./packed.mjs");
    const url = await packed(root, verb);
    if (url) return import(url);
  }
  return typescript(verb);
}

/** It runs for days and keeps little: V8 would let garbage pile up to twice what it keeps. */
function keepHeapSmall() {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=40");
}

async function typescript(name) {
  const { register } = await import("tsx/esm/api");
  register();
  return import(pathToFileURL(join(scripts, name + ".ts")).href);
}

function isOlder(found, needed) {
  const [a, b] = [found, needed].map((version) => version.split(".").map(Number));
  for (let part = 0; part < 3; part++) {
    if (a[part] !== b[part]) return a[part] < b[part];
  }
  return false;
}

function missing(detail) {
  return refuse(
    "The packages of the course are not installed" + detail + ".",
    "Run `npm install`.",
  );
}

function refuse(message, help) {
  console.error("error  " + message + "\nhelp   " + help);
  return 2;
}
