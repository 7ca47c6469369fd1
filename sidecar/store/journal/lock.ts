import { closeSync, constants, fstatSync, openSync, statSync } from "node:fs";
import { readFile, unlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sidecarError } from "../../errors.ts";

/*
 * What keeps a second writer out is a thing that the operating system gives to one process
 * and takes back when that process ends, however it ends. So there is no stale lock to judge,
 * no process id that may belong to another program by now, and no race between two starters.
 * Node cannot lock a file, but each system has something as good:
 *
 * - Linux: a socket's name in the abstract namespace, made from the folder's inode;
 * - Windows: a pipe's name, made in the same way;
 * - macOS: a file opened with O_EXLOCK.
 *
 * The file `lock` only says who the holder is. Not seen: a process on another machine, or in
 * a container with a network of its own.
 */

/** Lets others in again. */
export type Release = () => Promise<void>;

/** macOS's flag for "open and lock"; Node hands it on, but has no name for it. */
const O_EXLOCK = 0x20;

/** How often to look again, in steps of milliseconds, while the holder is just starting or ending. */
const ATTEMPTS = 50;
const PAUSE = 20;

/**
 * Makes this process the only writer of a folder.
 * @throws `SidecarError` FOLDER_IN_USE while another writer has it, in this process or elsewhere
 */
export async function lockFolder(folder: string): Promise<Release> {
  const path = join(folder, "lock");
  const hold = process.platform === "darwin" ? () => holdFile(path) : () => holdName(folder);
  for (let attempt = 1; ; attempt++) {
    const release = await hold();
    if (release) return sign(path, release);
    const pid = await holder(path);
    if (pid !== undefined || attempt === ATTEMPTS) throw sidecarError("FOLDER_IN_USE", folder, pid);
    await sleep(PAUSE);
  }
}

/** Writes into `lock` who holds the folder, for as long as it is held. */
async function sign(path: string, release: Release): Promise<Release> {
  try {
    await writeFile(path, `${process.pid}\n`, { mode: 0o600 });
  } catch (error) {
    await release();
    throw error;
  }
  return async () => {
    // Before the release, or it could be the next holder's.
    await unlink(path).catch(() => undefined);
    await release();
  };
}

/** Process id of the running holder; `undefined` when `lock` does not say yet, or no longer. */
async function holder(path: string): Promise<number | undefined> {
  const pid = Number(await readFile(path, "utf8").catch(() => ""));
  if (!pid) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== "EPERM") return undefined;
  }
  return pid;
}

async function holdName(folder: string): Promise<Release | undefined> {
  const linux = process.platform === "linux";
  // Linux gives the number of a deleted folder to the next one made, unless it is still open.
  const fd = linux ? openSync(folder, "r") : undefined;
  const { dev, ino } = statSync(folder, { bigint: true });
  const server = createServer((socket) => socket.destroy()).unref();
  const close = async () => {
    await new Promise((done) => server.close(done));
    if (fd !== undefined) closeSync(fd);
  };
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      const name = `workflow-journal-${dev}-${ino}`;
      // Exclusive, or the workers of a cluster would share it.
      server.listen({ path: (linux ? "\0" : "\\\\.\\pipe\\") + name, exclusive: true }, resolve);
    });
    return close;
  } catch (error) {
    await close();
    if (codeOf(error) === "EADDRINUSE") return undefined;
    throw error;
  }
}

async function holdFile(path: string): Promise<Release | undefined> {
  const { O_RDWR, O_CREAT, O_NONBLOCK } = constants;
  let fd: number;
  try {
    fd = openSync(path, O_RDWR | O_CREAT | O_NONBLOCK | O_EXLOCK, 0o600);
  } catch (error) {
    if (codeOf(error) === "EAGAIN") return undefined;
    throw error;
  }
  // The holder before deletes the file as it ends; what got locked may have no name any more.
  if (fstatSync(fd).ino === statSync(path, { throwIfNoEntry: false })?.ino) {
    return async () => closeSync(fd);
  }
  closeSync(fd);
  return undefined;
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
