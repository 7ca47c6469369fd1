/** What the windows of one deck tell each other. */
export type DeckMessage =
  { readonly kind: "where" } | { readonly kind: "at"; readonly slide: number };

/** A message as it came in, or undefined when it is none of ours. */
export function readMessage(data: unknown): DeckMessage | undefined {
  if (typeof data !== "object" || data === null || !("kind" in data)) return undefined;
  if (data.kind === "where") return { kind: "where" };
  if (data.kind !== "at" || !("slide" in data)) return undefined;
  const { slide } = data;
  return typeof slide === "number" && Number.isInteger(slide) ? { kind: "at", slide } : undefined;
}
