import { open, readFile, type FileHandle } from "node:fs/promises";
import { commandError } from "../errors.ts";
import { shown } from "../folders.ts";
import { cannotWrite, replaceFile } from "../replace-file.ts";
import { eventSchema, type Room, type RoomEvent } from "./events.ts";
import { apply } from "./room.ts";

/** A line a change is added to the file until it has grown so far beyond the last summary, in bytes. */
const ENOUGH = 1_000_000;

/** A room on disk: one line of JSON an event, the newest last. One process writes it. */
export interface Journal {
  /** What the file held when it was opened; nothing when there was none. */
  readonly found: Room | undefined;
  /** Bytes of a torn last line that were cut off. */
  readonly cut: number;
  /**
   * Keeps events. When this resolves they are on the disk itself; when it throws, none is.
   * @param after the room after them
   * @param anew writes the room in place of all that happened, so that what left it is nowhere
   * @throws {CommandError} CANNOT_WRITE
   */
  keep(events: readonly RoomEvent[], after: Room, anew: boolean): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param path of the file, in a folder that is there and that nobody else writes in
 * @throws {CommandError} ROOM_DAMAGED, CANNOT_WRITE
 */
export async function openJournal(path: string): Promise<Journal> {
  const text = await readFile(path).catch(ifThere(path));
  const whole = text.lastIndexOf("\n") + 1;
  const found = replay(path, text.subarray(0, whole).toString("utf8"));
  const cut = text.length - whole;
  let file = await openFile(path);
  let length = whole;
  let summary = 0;
  if (cut > 0) await file.truncate(whole);

  const append = async (bytes: Buffer) => {
    try {
      await file.write(bytes, 0, bytes.length, length);
      await file.datasync();
      length += bytes.length;
    } catch (error) {
      // What is half written would stand before the next line.
      await file.truncate(length).catch(() => {});
      throw cannotWrite(path, error);
    }
  };
  const rewrite = async (after: Room, time: number) => {
    const bytes = toLines([{ what: "state", time, room: after }]);
    // Windows replaces no file that is open.
    await file.close();
    try {
      await replaceFile(path, bytes, 0o600);
      summary = length = bytes.length;
    } finally {
      file = await openFile(path);
    }
  };
  return {
    found,
    cut,
    keep(events, after, anew) {
      const time = events.at(-1)?.time ?? 0;
      return anew || length - summary > ENOUGH ? rewrite(after, time) : append(toLines(events));
    },
    close: () => file.close(),
  };
}

const toLines = (events: readonly RoomEvent[]) =>
  Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join(""));

function ifThere(path: string) {
  return (error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return Buffer.alloc(0);
    throw cannotWrite(path, error);
  };
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    const file = await open(path, "r+").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return open(path, "w+", 0o600);
      throw error;
    });
    return file;
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

function replay(path: string, text: string): Room | undefined {
  let room: Room | undefined;
  for (const [index, line] of text.split("\n").slice(0, -1).entries()) {
    try {
      room = apply(room, eventSchema.parse(JSON.parse(line)));
    } catch {
      throw commandError("ROOM_DAMAGED", shown(path), index + 1);
    }
  }
  return room;
}
