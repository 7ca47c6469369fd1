import { z } from "zod";
import { gateSchema } from "./events.ts";

/** What participants' commands and the workshop's server say to each other. */

/** Says which room a participant's request is for: an address may be another workshop's by now. */
export const ROOM_HEADER = "x-workshop-room";

/** Answers of `GET /api/workshop.json`, which is public; the site alone has `null` there. */
export const greetingSchema = z.object({
  workshop: z
    .object({
      /** Names the room; it stays when the address changes. */
      id: z.string().max(64),
      agenda: z.string().max(200),
    })
    .nullable(),
});

export const joinSchema = z.object({ code: z.string().max(200), name: z.string().max(200) });

export const joinedSchema = z.object({
  id: z.string().max(64),
  name: z.string().max(200),
  /** The participant's secret; the server keeps only its hash. */
  token: z.string().max(200),
  gate: gateSchema,
});

/** One verdict: all that ever leaves a participant's machine, beside the nickname. */
export const resultSchema = z.object({
  /** Counts a participant's results from 1; a number that came before is not counted again. */
  number: z.number().int().positive(),
  exercise: z
    .string()
    .max(64)
    .regex(/^\d\d-[a-z0-9-]+$/),
  passed: z.boolean(),
  attempts: z.number().int().min(1).max(100_000),
  finding: z
    .string()
    .regex(/^[A-Z]\d{1,3}$/)
    .optional(),
  /** When the verdict was given, by the participant's clock. */
  time: z.number().int().nonnegative(),
});

/** Results in one request. */
export const AT_ONCE = 50;

export const resultsSchema = z.object({
  results: z.array(resultSchema).max(AT_ONCE),
  /** The participant's clock as this is sent: clocks differ. */
  now: z.number().int().nonnegative(),
});

/** Answers with the number of the last result that counted. */
export const receivedSchema = z.object({ last: z.number().int().nonnegative(), gate: gateSchema });

export const refusedSchema = z.object({
  error: z.object({
    code: z.string().max(64),
    fault: z.string().max(64).optional(),
    seconds: z.number().optional(),
  }),
});

/** What the instructor does on the board. */
export const actionSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("part"), part: z.number().int().nonnegative().optional() }),
  z.object({
    do: z.literal("timer"),
    timer: z.enum(["timer", "break"]).optional(),
    minutes: z.number().int().min(0).max(240),
  }),
  z.object({ do: z.literal("gate"), gate: gateSchema }),
  z.object({ do: z.literal("door"), door: z.enum(["open", "closed"]) }),
  z.object({ do: z.literal("remove"), id: z.string().max(64) }),
]);

export type Result = z.infer<typeof resultSchema>;
export type Action = z.infer<typeof actionSchema>;
