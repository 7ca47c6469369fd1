import { apply, type Change } from "../../engine/change.ts";
import type { Instance } from "../../engine/instance.ts";
import { sidecarError, type SidecarError } from "../../errors.ts";
import type { DiskFile } from "./disk.ts";
import { FORMAT_VERSION, type Header } from "./file.ts";
import { decodeLine, type Line } from "./line.ts";

const CHUNK = 256 * 1024;
const NEWLINE = "\n".charCodeAt(0);

/** What a journal file says. */
export interface Contents {
  instances: Map<string, Instance>;
  /** Where the snapshot at its beginning ends. */
  snapshotEnd: number;
  /** Where its last good record ends. */
  end: number;
  /** Bytes behind `end`: what a crash left of a write that nobody was told about. */
  torn: number;
}

/**
 * Reads a journal file from its beginning.
 * @throws `SidecarError` JOURNAL_DAMAGED when something that was durable cannot be read
 * @throws `SidecarError` JOURNAL_NEWER when a newer version wrote it
 */
export async function readContents(file: DiskFile, path: string): Promise<Contents> {
  const scan = new Scan(path);
  const chunk = Buffer.allocUnsafe(CHUNK);
  let length = await file.read(chunk, 0);
  for (let position = length; length > 0; position += length) {
    scan.push(chunk.subarray(0, length));
    length = await file.read(chunk, position);
  }
  return scan.finish();
}

/**
 * Rebuilds the state line by line, and tells a torn tail from damage: a line whose
 * write began behind a bad line proves that the bad line had been durable.
 */
class Scan {
  readonly #path: string;
  readonly #instances = new Map<string, Instance>();
  /** The line that is being put together, and the byte it begins at. */
  #pieces: Buffer[] = [];
  #offset = 0;
  /** The byte of the first bad line. */
  #bad: number | undefined;
  /** Where the latest good line's write begins. */
  #start = 0;
  #end = 0;
  #header: Header | undefined;
  #snapshotLeft = 0;
  #snapshotEnd = 0;

  constructor(path: string) {
    this.#path = path;
  }

  push(chunk: Buffer): void {
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to !== -1; to = chunk.indexOf(NEWLINE, from)) {
      const last = chunk.subarray(from, to);
      const bytes = this.#pieces.length === 0 ? last : Buffer.concat([...this.#pieces, last]);
      this.#pieces = [];
      this.#line(bytes, this.#offset);
      this.#offset += bytes.length + 1;
      from = to + 1;
    }
    // Copied, because the chunk's memory is used again.
    if (from < chunk.length) this.#pieces.push(Buffer.from(chunk.subarray(from)));
  }

  finish(): Contents {
    const size = this.#pieces.reduce((sum, piece) => sum + piece.length, this.#offset);
    if (!this.#header) throw this.#damaged(0, "it does not begin with a journal's header");
    // The snapshot was durable before the file got its name: it has no torn tail.
    if (this.#snapshotLeft > 0) throw this.#damaged(this.#end, "its snapshot is not whole");
    return {
      instances: this.#instances,
      snapshotEnd: this.#snapshotEnd,
      end: this.#end,
      torn: size - this.#end,
    };
  }

  #line(bytes: Buffer, offset: number): void {
    const line = decodeLine(bytes);
    if (!line) {
      this.#bad ??= offset;
    } else if (this.#bad === undefined) {
      this.#goodLine(line, offset);
      this.#end = offset + bytes.length + 1;
      if (this.#snapshotLeft === 0) this.#snapshotEnd ||= this.#end;
    } else if (line.start > this.#bad) {
      throw this.#damaged(this.#bad, "a record does not match its checksum");
    }
  }

  #goodLine({ start, json }: Line, offset: number): void {
    if (start !== offset && start !== this.#start) {
      throw this.#damaged(offset, "a record is not where it was written");
    }
    this.#start = start;
    if (!this.#header) {
      this.#header = this.#readHeader(json);
      this.#snapshotLeft = this.#header.instances;
      return;
    }
    try {
      for (const change of JSON.parse(json) as Change[]) apply(this.#instances, change);
    } catch (error) {
      throw this.#damaged(offset, error instanceof Error ? error.message : String(error));
    }
    if (this.#snapshotLeft > 0) this.#snapshotLeft--;
  }

  #readHeader(json: string): Header {
    const header = JSON.parse(json) as Partial<Header>;
    if (header.journal !== "workflow" || header.version === undefined) {
      throw this.#damaged(0, "it does not begin with a journal's header");
    }
    if (header.version > FORMAT_VERSION) {
      throw sidecarError("JOURNAL_NEWER", this.#path, header.version);
    }
    return header as Header;
  }

  #damaged(byte: number, reason: string): SidecarError {
    return sidecarError("JOURNAL_DAMAGED", this.#path, byte, reason);
  }
}
