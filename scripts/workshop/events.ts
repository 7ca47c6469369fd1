import { z } from "zod";

/** Milliseconds since 1970, by the clock of the instructor's machine. */
const time = z.number().int().nonnegative();
const count = z.number().int().nonnegative();
const text = z.string();

/** Who may see solutions: nobody, everybody, or everybody from a time on. */
export const gateSchema = z.discriminatedUnion("is", [
  z.object({ is: z.literal("open") }),
  z.object({ is: z.literal("closed") }),
  z.object({ is: z.literal("until"), time }),
]);

/** What is known of one participant's work on one exercise. */
const cellSchema = z.object({
  attempts: count,
  passed: z.boolean(),
  /** Of the first and the last result, and of the first pass. */
  firstAt: time,
  lastAt: time,
  passedAt: time.optional(),
  /** Code of the last result's first finding, and since when and how often in a row it has been that one. */
  finding: z.object({ code: text, since: time, times: count }).optional(),
  /** How often each finding was the first of a result. */
  findings: z.record(text, count),
});

const participantSchema = z.object({
  name: text,
  /** Hash of the secret with which this participant speaks. */
  key: text,
  joinedAt: time,
  /** Number of the last result that counted. */
  last: count,
  cells: z.record(text, cellSchema),
});

const stretchSchema = z.object({ part: count, from: time, to: time.optional() });

export const roomSchema = z.object({
  id: text,
  code: text,
  /** Secret with which the board speaks. */
  token: text,
  agenda: text,
  /** Where it was last served; people have that address. */
  port: count,
  openedAt: time,
  /** Number of the next participant. */
  next: count,
  participants: z.record(text, participantSchema),
  /** Which part of the agenda was on, in order; the last has no end while it goes on. */
  stretches: z.array(stretchSchema),
  timer: z.object({ what: z.enum(["timer", "break"]), from: time, minutes: count }).optional(),
  gate: gateSchema,
  door: z.enum(["open", "closed"]),
});

const at = { time };

/** What can happen in a room; the journal has a line for each. */
export const eventSchema = z.discriminatedUnion("what", [
  z.object({ what: z.literal("opened"), ...at, id: text, code: text, token: text }),
  z.object({ what: z.literal("served"), ...at, agenda: text, port: count }),
  z.object({ what: z.literal("joined"), ...at, id: text, name: text, key: text }),
  z.object({
    what: z.literal("result"),
    ...at,
    id: text,
    number: count,
    exercise: text,
    passed: z.boolean(),
    attempts: count,
    finding: text.optional(),
  }),
  z.object({ what: z.literal("left"), ...at, id: text }),
  z.object({ what: z.literal("part"), ...at, part: count.optional() }),
  z.object({
    what: z.literal("timer"),
    ...at,
    timer: z.enum(["timer", "break"]).optional(),
    minutes: count,
  }),
  z.object({ what: z.literal("gate"), ...at, gate: gateSchema }),
  z.object({ what: z.literal("door"), ...at, door: z.enum(["open", "closed"]) }),
  /** All that happened so far, in one line. */
  z.object({ what: z.literal("state"), ...at, room: roomSchema }),
]);

export type RoomEvent = z.infer<typeof eventSchema>;
export type Room = z.infer<typeof roomSchema>;
export type Participant = z.infer<typeof participantSchema>;
export type Cell = z.infer<typeof cellSchema>;
export type Stretch = z.infer<typeof stretchSchema>;
export type Gate = z.infer<typeof gateSchema>;
