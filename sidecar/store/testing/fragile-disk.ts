import { basename } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Disk, DiskFile } from "../journal/disk.ts";

/** Disks write this much or nothing; small here, so that records span several. */
const SECTOR = 64;

interface Data {
  /** What programs see. */
  cached: Buffer;
  /** What is on the disk for sure. */
  durable: Buffer;
  /** Changes since, any sector of which may or may not reach the disk, in any order. */
  unsynced: ({ position: number; bytes: Buffer } | { length: number })[];
}

type Names = Map<string, Data>;

/** How much of what was not synced a power cut leaves. */
type Keeps = "nothing" | "something" | "everything";

function randomKeeps(random: () => number): Keeps {
  return (["nothing", "something", "everything"] as const)[Math.floor(random() * 3)] ?? "nothing";
}

/**
 * One folder of a disk in memory that keeps, when the power is cut, what was synced for sure
 * and of the rest as little as a real one may.
 */
export class FragileDisk implements Disk {
  readonly #random: () => number;
  #names: Names;
  #durableNames: Names;
  /** Changes of names since the folder was synced; the disk keeps their order. */
  #unsyncedNames: ((names: Names) => void)[] = [];
  #operations = 0;
  #stopAt = Infinity;

  constructor(random: () => number, names: Names = new Map()) {
    this.#random = random;
    this.#names = names;
    this.#durableNames = new Map(names);
  }

  /** A disk with one file, all of it durable. */
  static with(name: string, content: Buffer): FragileDisk {
    const data = { cached: content, durable: content, unsynced: [] };
    return new FragileDisk(Math.random, new Map([[name, data]]));
  }

  content(name: string): Buffer | undefined {
    return this.#names.get(name)?.cached;
  }

  /** How much of a file is on the disk for sure, in bytes. */
  durableLength(name: string): number {
    return this.#names.get(name)?.durable.length ?? 0;
  }

  /** Lets `operations` more happen; the last of them may happen in part. */
  stopAfter(operations: number): void {
    this.#stopAt = this.#operations + operations;
  }

  get stopped(): boolean {
    return this.#operations >= this.#stopAt;
  }

  /** How much has happened, in operations that can be the last one. */
  get operations(): number {
    return this.#operations;
  }

  /**
   * The disk as it is after a power cut and a new start of the machine.
   * @param keeps how much of what was not synced is there; left to chance when absent
   */
  afterPowerCut(keeps: Keeps = randomKeeps(this.#random)): FragileDisk {
    const names = new Map(this.#durableNames);
    const changes = this.#unsyncedNames;
    const kept = {
      nothing: 0,
      something: Math.floor(this.#random() * (changes.length + 1)),
      everything: changes.length,
    };
    for (const change of changes.slice(0, kept[keeps])) change(names);
    const chance = { nothing: 0, something: 0.5, everything: 1 }[keeps];
    const survives = () => this.#random() < chance;
    return new FragileDisk(
      this.#random,
      new Map(Array.from(names, ([name, data]) => [name, survivorOf(data, survives)])),
    );
  }

  /** The disk after the process alone was killed: the system still has all that was written. */
  afterKill(): FragileDisk {
    const disk = new FragileDisk(this.#random, this.#names);
    disk.#durableNames = this.#durableNames;
    disk.#unsyncedNames = this.#unsyncedNames;
    return disk;
  }

  /** Any operation may take a while. */
  async #wait(): Promise<void> {
    for (let turns = Math.floor(this.#random() * 4); turns > 0; turns--) await nextTurn();
  }

  async list(): Promise<string[]> {
    return [...this.#names.keys()];
  }

  async open(path: string, flags: "r" | "r+" | "w"): Promise<DiskFile> {
    const name = basename(path);
    let data = this.#names.get(name);
    if (flags === "w") {
      data = { cached: Buffer.alloc(0), durable: Buffer.alloc(0), unsynced: [] };
      this.#rename((names) => names.set(name, data!));
      this.#step();
    }
    if (!data) throw new Error(`ENOENT: no such file or directory, open '${path}'`);
    return this.#file(data);
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#wait();
    this.#rename((names) => {
      names.set(basename(to), names.get(basename(from))!);
      names.delete(basename(from));
    });
    this.#step();
  }

  async remove(path: string): Promise<void> {
    await this.#wait();
    this.#rename((names) => names.delete(basename(path)));
    this.#step();
  }

  async syncFolder(): Promise<void> {
    await this.#wait();
    this.#step();
    this.#durableNames = new Map(this.#names);
    this.#unsyncedNames = [];
  }

  #rename(change: (names: Names) => void): void {
    if (this.stopped) throw new Error("the machine is off");
    change(this.#names);
    this.#unsyncedNames.push(change);
  }

  #step(): void {
    this.#operations += 1;
    if (this.stopped) throw new Error("the machine is off");
  }

  #file(data: Data): DiskFile {
    const change = async (part: Data["unsynced"][number]) => {
      await this.#wait();
      if (this.stopped) throw new Error("the machine is off");
      data.cached = changed(data.cached, part);
      data.unsynced.push(part);
      this.#step();
    };
    return {
      // Reads may be as short as the system likes.
      read: async (into, position) =>
        data.cached.copy(into, 0, position, position + 1 + Math.floor(this.#random() * 300)),
      write: async (bytes, position) => {
        await change({ position, bytes: Buffer.from(bytes) });
        return bytes.length;
      },
      truncate: (length) => change({ length }),
      sync: async () => {
        await this.#wait();
        this.#step();
        data.durable = data.cached;
        data.unsynced = [];
      },
      close: async () => {},
    };
  }
}

function changed(content: Buffer, part: Data["unsynced"][number]): Buffer {
  const length = "length" in part ? part.length : part.position + part.bytes.length;
  const result = Buffer.alloc("length" in part ? length : Math.max(content.length, length));
  content.copy(result);
  if ("bytes" in part) part.bytes.copy(result, part.position);
  return result;
}

function survivorOf(data: Data, survives: () => boolean): Data {
  let content = data.durable;
  for (const part of data.unsynced) {
    for (const piece of sectors(part)) if (survives()) content = changed(content, piece);
  }
  return { cached: content, durable: content, unsynced: [] };
}

function* sectors(part: Data["unsynced"][number]): Generator<Data["unsynced"][number]> {
  if ("length" in part) return yield part;
  const { position, bytes } = part;
  for (let from = 0; from < bytes.length;) {
    const to = Math.min(bytes.length, from + SECTOR - ((position + from) % SECTOR));
    yield { position: position + from, bytes: bytes.subarray(from, to) };
    from = to;
  }
}
