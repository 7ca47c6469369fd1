import type { Disk, DiskFile } from "../journal/disk.ts";
import { nodeDisk } from "../journal/disk.ts";

export type Operation =
  "open" | "read" | "write" | "truncate" | "sync" | "rename" | "remove" | "syncFolder";

/**
 * The real disk, with a hook before each operation: it may count, wait, or throw what the
 * system would. `shortWrites` is the most that one write takes.
 */
export function troubledDisk(
  before: (operation: Operation, path: string) => void | Promise<void>,
  shortWrites = Infinity,
): Disk {
  const around = async <T>(operation: Operation, path: string, run: () => Promise<T>) => {
    await before(operation, path);
    return run();
  };
  const wrap = (file: DiskFile, path: string): DiskFile => ({
    read: (into, position) => around("read", path, () => file.read(into, position)),
    write: (bytes, position) =>
      around("write", path, () => file.write(bytes.subarray(0, shortWrites), position)),
    truncate: (length) => around("truncate", path, () => file.truncate(length)),
    sync: () => around("sync", path, () => file.sync()),
    close: () => file.close(),
  });
  return {
    list: (folder) => nodeDisk.list(folder),
    open: (path, flags) =>
      around("open", path, async () => wrap(await nodeDisk.open(path, flags), path)),
    rename: (from, to) => around("rename", to, () => nodeDisk.rename(from, to)),
    remove: (path) => around("remove", path, () => nodeDisk.remove(path)),
    syncFolder: (folder) => around("syncFolder", folder, () => nodeDisk.syncFolder(folder)),
  };
}

/** An error as Node makes it. */
export function systemError(code: string, words: string): Error {
  return Object.assign(new Error(`${code}: ${words}, write`), { code });
}
