import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { courseFolder } from "../folders.ts";
import { locked } from "../locked.ts";
import { replaceFile } from "../replace-file.ts";
import { membershipSchema, type Membership } from "./membership.ts";

const file = join(courseFolder, "workshop.json");

/** The workshop that this checkout joined; nothing when it did not, or the file cannot be used. */
export async function readMembership(): Promise<Membership | undefined> {
  // Most people never join one: they should not wait for a lock.
  if (!existsSync(file)) return undefined;
  try {
    const { data } = membershipSchema.safeParse(JSON.parse(await readFile(file, "utf8")));
    return data;
  } catch {
    return undefined;
  }
}

/** Keeps a membership in place of any other. @throws {CommandError} CANNOT_WRITE */
export async function saveMembership(membership: Membership): Promise<void> {
  await locked(courseFolder, () => write(membership));
}

/**
 * Changes the membership, unless it ended meanwhile or is of another participant by now.
 * @param token of the participant that it is about
 * @throws {CommandError} CANNOT_WRITE
 */
export async function changeMembership(
  token: string,
  change: (membership: Membership) => Membership,
): Promise<Membership | undefined> {
  return locked(courseFolder, async () => {
    const before = await readMembership();
    if (before?.token !== token) return undefined;
    const after = change(before);
    await write(after);
    return after;
  });
}

/** Forgets the membership. @throws {CommandError} CANNOT_WRITE */
export async function forgetMembership(token: string): Promise<void> {
  await locked(courseFolder, async () => {
    if ((await readMembership())?.token === token) await rm(file, { force: true });
  });
}

async function write(membership: Membership): Promise<void> {
  await replaceFile(file, `${JSON.stringify(membership, null, 2)}\n`, 0o600);
}
