import { readArguments } from "./arguments.ts";
import { commandError } from "./errors.ts";
import { ask } from "./joined/ask.ts";
import type { Membership } from "./joined/membership.ts";
import { forgetMembership, readMembership } from "./joined/store.ts";

const usage = {
  command: "npm run leave",
  takes: "",
  does: "Leaves the workshop that this checkout joined, and deletes your row from its board.",
  options: { "--here": "forget the workshop here alone, when it is gone for good" },
};

/** Milliseconds that the workshop may take to answer. */
const PATIENCE = 10_000;

/**
 * `npm run leave`
 * @param argv what follows the command's name
 * @returns the exit code: 0
 * @throws {CommandError} WRONG_USE, ROW_STAYS, CANNOT_WRITE
 */
export async function run(argv: string[]): Promise<number> {
  const given = readArguments(usage, argv);
  if (!given) return 0;
  const membership = await readMembership();
  if (!membership) {
    console.log("This checkout has joined no workshop.");
    return 0;
  }
  const { url, token, name } = membership;
  if (!given.options.here) await deleteRow(membership);
  await forgetMembership(token);
  const deleted = given.options.here ? "The row stays on its board" : `The row ${name} is deleted`;
  console.log(`You have left the workshop at ${url}. ${deleted}.`);
  return 0;
}

async function deleteRow(membership: Membership): Promise<void> {
  const { url } = membership;
  const path = "/api/participants/me";
  const answer = await ask(url, { method: "DELETE", path, as: membership, patience: PATIENCE });
  const isGone = answer.is === "refused" && answer.code === "GONE";
  if (answer.is !== "answer" && !isGone) throw commandError("ROW_STAYS", url);
}
