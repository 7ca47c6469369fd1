/** What one look at the machine found. */
export interface Result {
  /** What was looked at: "node". */
  id: string;
  ok: boolean;
  /** Whether the course works without it. */
  optional: boolean;
  /** What was found, as a sentence without a full stop. */
  found: string;
  /** One line to paste or to do; only where something is not right. */
  fix?: string;
}

export const fine = (id: string, found: string): Result => ({
  id,
  ok: true,
  optional: false,
  found,
});

export const wrong = (id: string, found: string, fix: string): Result => ({
  id,
  ok: false,
  optional: false,
  found,
  fix,
});

/** Something that only some commands need. */
export const lacking = (id: string, found: string, fix: string): Result => ({
  ...wrong(id, found, fix),
  optional: true,
});
