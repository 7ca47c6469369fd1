import type { Room, RoomEvent } from "./events.ts";
import type { Journal } from "./journal.ts";
import { Refusal } from "./refusal.ts";
import { apply } from "./room.ts";

/** A room that changes: every change is on disk before anybody hears of it. */
export interface Hall {
  readonly room: Room;
  /**
   * @param decide looks at the room and says what happens; a `Refusal` changes nothing
   * @returns the room with it
   */
  change(decide: (room: Room) => readonly RoomEvent[]): Promise<Room>;
  /** Calls after every change. @returns a function that ends it */
  onChange(listener: () => void): () => void;
  /** Resolves when all changes asked for so far are on disk. */
  settled(): Promise<void>;
}

interface Asked {
  decide: (room: Room) => readonly RoomEvent[];
  resolve: (room: Room) => void;
  reject: (error: unknown) => void;
}

/** Opens the hall with what the journal holds; a first event opens a room that is new. */
export async function openHall(journal: Journal, opened: RoomEvent): Promise<Hall> {
  let room = journal.found;
  if (!room) {
    room = apply(undefined, opened);
    await journal.keep([opened], room, true);
  }
  return hallOf(journal, room);
}

function hallOf(journal: Journal, first: Room): Hall {
  let room = first;
  let waiting: Asked[] = [];
  let working: Promise<void> | undefined;
  const listeners = new Set<() => void>();

  // What was asked for meanwhile goes to the disk in one write.
  const work = async () => {
    while (waiting.length > 0) {
      const asked = waiting;
      waiting = [];
      await settle(asked);
    }
    working = undefined;
  };
  const settle = async (asked: readonly Asked[]) => {
    let after = room;
    const events: RoomEvent[] = [];
    const done: (() => void)[] = [];
    const failed: ((error: unknown) => void)[] = [];
    for (const { decide, resolve, reject } of asked) {
      try {
        const own = decide(after);
        const then = own.reduce<Room>(apply, after);
        events.push(...own);
        after = then;
        done.push(() => resolve(then));
        failed.push(reject);
      } catch (error) {
        reject(error);
      }
    }
    try {
      const isAnew = events.some(({ what }) => what === "left");
      if (events.length > 0) await journal.keep(events, after, isAnew);
    } catch {
      for (const reject of failed) reject(new Refusal("NOT_KEPT"));
      return;
    }
    room = after;
    for (const resolve of done) resolve();
    if (events.length > 0) for (const listener of listeners) listener();
  };
  return {
    get room() {
      return room;
    },
    change: (decide) =>
      new Promise((resolve, reject) => {
        waiting.push({ decide, resolve, reject });
        working ??= Promise.resolve().then(work);
      }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    settled: () => working ?? Promise.resolve(),
  };
}
