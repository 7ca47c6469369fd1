import * as z from "zod";
import { layers, type Verdict } from "./verdict.ts";

/**
 * What `npm run check N -- --json` prints: one verdict, or with `all` an array of them.
 * A fault of usage, kit or machine (exit code 2) prints a {@link faultSchema} instead.
 */
export const verdictSchema: z.ZodType<Verdict> = z.strictObject({
  exercise: z.strictObject({ number: z.int(), folder: z.string() }),
  folder: z.string(),
  passed: z.boolean(),
  checks: z.array(
    z.strictObject({
      title: z.string(),
      layer: z.enum(layers),
      outcome: z.enum(["passed", "failed", "not checked"]),
    }),
  ),
  findings: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[A-Z]\d\d$/),
        name: z.string(),
        layer: z.enum(layers),
        check: z.string(),
        headline: z.string(),
        expected: z.string().optional(),
        got: z.string().optional(),
        where: z
          .strictObject({
            file: z.string(),
            line: z.int().positive(),
            column: z.int().positive().optional(),
          })
          .optional(),
        alsoOn: z.array(z.int().positive()).optional(),
        why: z.string(),
        help: z.string(),
      }),
    )
    .max(3),
  notes: z.array(z.string()),
  milliseconds: z.record(z.string(), z.number()),
});

export const faultSchema = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    /** Whose fault it is: how the command was called, the kit itself, or this computer. */
    cause: z.enum(["usage", "kit", "machine"]),
    message: z.string(),
    help: z.string(),
  }),
});
