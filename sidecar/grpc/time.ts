import type { Timestamp } from "@bufbuild/protobuf/wkt";
import { create } from "@bufbuild/protobuf";
import { TimestampSchema } from "@bufbuild/protobuf/wkt";
import type { Time } from "../engine/history.ts";

/** A protobuf timestamp as ISO text; digits beyond milliseconds are kept. */
export function fromTimestamp(timestamp: Timestamp): Time {
  const seconds = new Date(Number(timestamp.seconds) * 1000).toISOString().slice(0, -5);
  const fraction = String(timestamp.nanos).padStart(9, "0").replace(/0+$/, "");
  return `${seconds}.${fraction.padEnd(3, "0")}Z`;
}

export function toTimestamp(time: Time): Timestamp {
  const [whole = "", fraction = ""] = time.slice(0, -1).split(".");
  const seconds = BigInt(Date.parse(`${whole}Z`) / 1000);
  return create(TimestampSchema, { seconds, nanos: Number(fraction.padEnd(9, "0")) });
}
