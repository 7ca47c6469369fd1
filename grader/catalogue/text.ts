/** The texts of one code. */
export interface Text {
  name: string;
  headline: string;
  why: string;
  help: string;
  /** The same fault seen another way: what then differs. */
  variants?: Partial<Record<Variant, Partial<Omit<Text, "name" | "variants">>>>;
}

export type Variant =
  | "direct"
  | "counted"
  | "silent"
  | "uncaught"
  | "stuck"
  | "early"
  | "late"
  | "yielded"
  | "none"
  | "fewer"
  | "more"
  | "never"
  | "noFunction"
  | "read"
  | "data"
  | "again"
  | "caught"
  | "near"
  | "default"
  | "kept"
  | "activity"
  | "returned"
  | "unusable"
  | "missing"
  | "thrown"
  | "alone"
  | "rude"
  | "noMessage";
