import { readArguments, type Arguments } from "./arguments.ts";
import { commandError } from "./errors.ts";
import { deliver } from "./joined/deliver.ts";
import { greet, join } from "./joined/invitation.ts";
import { question } from "./joined/question.ts";
import { changeMembership, readMembership, saveMembership } from "./joined/store.ts";

const usage = {
  command: "npm run join",
  takes: "<address>",
  does: "Joins a workshop: from then on, check and watch report to its board.",
  options: {
    "--code <words>": "the four words on the board, with hyphens; asked for when left out",
    "--name <nickname>": "what the board calls you; asked for when left out",
  },
  examples: [
    "npm run join -- http://192.168.1.20:4400",
    "npm run join -- http://192.168.1.20:4400 --code amber-otter-lemon-kayak --name Ada",
  ],
};

/** Milliseconds that the workshop may take to get what waits for it. */
const PATIENCE = 10_000;

/** What participants agree to, before they are asked for anything. */
const promise =
  "Sent from now on: the nickname, and for each check the exercise, whether it passed, the\n" +
  "number of attempts, the code of the first finding, and the time. Never code, never paths.\n" +
  "`npm run leave` deletes it.";

/**
 * `npm run join -- http://192.168.1.20:4400`
 * @param argv what follows the command's name
 * @returns the exit code: 0 joined, 130 when no answer came
 * @throws {CommandError} of `joined/invitation.ts`, WRONG_USE, JOINED_ALREADY, CANNOT_WRITE
 */
export async function run(argv: string[]): Promise<number> {
  const given = readArguments(usage, argv);
  if (!given) return 0;
  const url = addressIn(given.positional);
  const greeting = await greet(url);
  const before = await readMembership();
  if (before && before.room !== greeting.id) {
    throw commandError("JOINED_ALREADY", before.url, before.name);
  }
  if (before) {
    const moved = await changeMembership(before.token, (now) => ({ ...now, url }));
    if (moved && (await deliver(moved, PATIENCE)) !== "removed") {
      console.log(`You are in this workshop already, as ${before.name}.`);
      return 0;
    }
  }
  console.log(promise);
  const asked = await ask(given.options);
  if (!asked) return 130;
  const membership = await join(url, greeting, asked, Date.now());
  await saveMembership(membership);
  console.log(`You are in, as ${membership.name}. Next: npm run check 1`);
  return 0;
}

function addressIn([given, ...more]: readonly string[]): string {
  if (given === undefined || more.length > 0) {
    throw commandError("WRONG_USE", "Say which workshop, by one address.", usage.command);
  }
  const full = /^https?:/.test(given) ? given : `http://${given}`;
  if (URL.canParse(full)) return new URL(full).origin;
  throw commandError("WRONG_USE", `${given} is no address.`, usage.command);
}

async function ask({ code, name }: Arguments["options"]) {
  const words = code === undefined ? await askFor("Code", "--code") : String(code);
  if (words === undefined) return undefined;
  const nickname = name === undefined ? await askFor("Nickname", "--name") : String(name);
  return nickname === undefined ? undefined : { code: words, name: nickname };
}

/** @throws {CommandError} WRONG_USE where nobody can answer */
async function askFor(what: string, option: string): Promise<string | undefined> {
  if (process.stdin.isTTY) return question(`${what}: `, process.stdin, process.stdout);
  throw commandError("WRONG_USE", `Nobody is there to ask; give ${option}.`, usage.command);
}
