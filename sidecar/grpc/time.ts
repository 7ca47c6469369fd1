import type { Timestamp } from "@bufbuild/protobuf/wkt";
import { create } from "@bufbuild/protobuf";
import { TimestampSchema } from "@bufbuild/protobuf/wkt";
import type { Time } from "../engine/history.ts";

/** The years that a timestamp can name, as protobuf defines it. */
const FIRST = Date.parse("0001-01-01T00:00:00Z");
const LAST = Date.UTC(10_000, 0);

/** A timestamp that no calendar has. */
export class ImpossibleTime extends Error {
  /** The time in words. */
  readonly time: string;

  constructor({ seconds, nanos }: Timestamp) {
    const time = `${seconds} s and ${nanos} ns after 1970`;
    super(`there is no time ${time}`);
    this.name = "ImpossibleTime";
    this.time = time;
  }
}

/**
 * A protobuf timestamp as ISO text; digits beyond milliseconds are kept.
 * @throws {ImpossibleTime} when it lies outside the years 1 to 9999, or its parts do not fit
 */
export function fromTimestamp(timestamp: Timestamp): Time {
  const time = Number(timestamp.seconds) * 1000;
  const fits = timestamp.nanos >= 0 && timestamp.nanos < 1_000_000_000;
  if (!(fits && time >= FIRST && time < LAST)) throw new ImpossibleTime(timestamp);
  const seconds = new Date(time).toISOString().slice(0, -5);
  const fraction = String(timestamp.nanos).padStart(9, "0").replace(/0+$/, "");
  return `${seconds}.${fraction.padEnd(3, "0")}Z`;
}

export function toTimestamp(time: Time): Timestamp {
  const [whole = "", fraction = ""] = time.slice(0, -1).split(".");
  const seconds = BigInt(Date.parse(`${whole}Z`) / 1000);
  return create(TimestampSchema, { seconds, nanos: Number(fraction.padEnd(9, "0")) });
}
