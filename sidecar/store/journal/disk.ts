import { fdatasyncSync, writeSync } from "node:fs";
import { open, readdir, rename, unlink, type FileHandle } from "node:fs/promises";

/** The few file operations a journal needs, so that tests can cut the power or fill the disk. */
export interface Disk {
  list(folder: string): Promise<string[]>;
  /** `r` reads, `r+` reads and writes, `w` makes an empty file. */
  open(path: string, flags: "r" | "r+" | "w"): Promise<DiskFile>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes the folder's names durable: without it a power cut can undo a rename. */
  syncFolder(folder: string): Promise<void>;
}

export interface DiskFile {
  /** Fills `into` from `position` on; returns how many bytes it got, 0 at the end. */
  read(into: Buffer, position: number): Promise<number>;
  /** Returns how many bytes it took, which may be fewer than given. */
  write(bytes: Buffer, position: number): Promise<number>;
  truncate(length: number): Promise<void>;
  /** Resolves once everything written is on the disk itself. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

const OWNER_ONLY = 0o600;

export const nodeDisk: Disk = {
  list: (folder) => readdir(folder),
  rename,
  remove: unlink,
  async open(path, flags) {
    const handle = await open(path, flags, OWNER_ONLY);
    return {
      read: async (into, position) => (await handle.read(into, 0, into.length, position)).bytesRead,
      // Into the system's memory, which takes less time than having another thread do it.
      write: async (bytes, position) => writeSync(handle.fd, bytes, 0, bytes.length, position),
      truncate: (length) => handle.truncate(length),
      sync: quickSync(handle),
      close: () => handle.close(),
    };
  },
  async syncFolder(folder) {
    // Windows cannot open a folder, and makes renames durable by itself.
    if (process.platform === "win32") return;
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

/** Milliseconds below which a sync costs less than waking another thread and being woken by it. */
const QUICK = 1;

/** Syncs at once for as long as the disk is quick, and in another thread when it is not. */
function quickSync(handle: FileHandle): () => Promise<void> {
  let last = 0;
  return async () => {
    const began = performance.now();
    if (last < QUICK) fdatasyncSync(handle.fd);
    else await handle.datasync();
    last = performance.now() - began;
  };
}

/** Says in a few words why a file operation failed, without the call and the path. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [, code, words] = /^([A-Z][A-Z0-9]+): ([^,]+)/.exec(error.message) ?? [];
  return code ? `${words} (${code})` : error.message;
}
