import { z } from "zod";
import { resultSchema } from "../workshop/api.ts";
import { gateSchema } from "../workshop/events.ts";

/** What this checkout knows of the workshop it joined: the file `.course/workshop.json`. */
export const membershipSchema = z.object({
  version: z.literal(1),
  /** Address of the workshop, without a slash at the end. */
  url: z.string(),
  /** Names the room, whatever its address. */
  room: z.string(),
  /** The nickname as the board shows it. */
  name: z.string(),
  /** The secret with which this checkout speaks; nobody else may read it. */
  token: z.string(),
  gate: gateSchema,
  /** When the workshop was heard of last. */
  heardAt: z.number(),
  /** Number of the next result. */
  next: z.number().int().positive(),
  /** Results that the workshop has not confirmed, the oldest first. */
  waiting: z.array(resultSchema),
});

export type Membership = z.infer<typeof membershipSchema>;

/** A workshop that was not heard of for a week is over; milliseconds. */
const WEEK = 7 * 24 * 3600 * 1000;

/** More than anybody checks in a workshop that is away; then the oldest are forgotten. */
const MOST = 1000;

export const isOver = ({ heardAt }: Membership, now: number) => now - heardAt > WEEK;

/** The membership with one more result to be sent. */
export function withResult(
  membership: Membership,
  result: Omit<Membership["waiting"][number], "number">,
): Membership {
  const { next, waiting } = membership;
  const all = [...waiting, { number: next, ...result }];
  return { ...membership, next: next + 1, waiting: all.slice(-MOST) };
}

/** The membership after the workshop confirmed all results up to `last`. */
export function confirmed(
  membership: Membership,
  { last, gate }: { last: number; gate: Membership["gate"] },
  now: number,
): Membership {
  const waiting = membership.waiting.filter(({ number }) => number > last);
  return { ...membership, waiting, gate, heardAt: now };
}
