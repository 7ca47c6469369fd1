import { crc32 } from "node:zlib";

const NEWLINE = "\n";
const SPACE = " ".charCodeAt(0);
/** Eight hexadecimal digits and a space. */
const CHECKSUM_LENGTH = 9;

export interface Line {
  /** The byte at which the write that holds this line begins. */
  start: number;
  json: string;
}

/** Turns a record into a line. JSON has no raw newline, so one record is always one line. */
export function encodeLine({ start, json }: Line): string {
  const text = `${start} ${json}`;
  return checksum(text) + text + NEWLINE;
}

/** Reads a line without its newline; `undefined` when it is not what was written. */
export function decodeLine(bytes: Buffer): Line | undefined {
  const text = bytes.subarray(CHECKSUM_LENGTH);
  if (bytes.toString("latin1", 0, CHECKSUM_LENGTH) !== checksum(text)) return undefined;
  const space = text.indexOf(SPACE);
  return {
    start: Number(text.toString("latin1", 0, space)),
    json: text.toString("utf8", space + 1),
  };
}

function checksum(text: string | Buffer): string {
  return crc32(text).toString(16).padStart(8, "0") + " ";
}
