import { catalogue, type Code, type Text, type Variant } from "./catalogue.ts";
import type { Finding, Layer, Place } from "./verdict.ts";

/** What a finding shows beside its texts. */
export interface Details {
  layer: Layer;
  check: string;
  variant?: Variant;
  /** Values for the placeholders of the catalogue's texts. */
  values?: Record<string, string>;
  expected?: string;
  got?: string;
  where?: Place;
}

/** Builds the finding `code`: its texts from the catalogue, filled with `details.values`. */
export function finding(code: Code, details: Details): Finding {
  const { values = {}, variant, ...shown } = details;
  const entry: Text = catalogue[code];
  const { headline, why, help } = { ...entry, ...(variant && entry.variants?.[variant]) };
  return {
    code,
    name: entry.name,
    ...shown,
    headline: fill(headline, values),
    why: fill(why, values),
    help: fill(help, values),
  };
}

/** Puts values into the places that a text marks with `{{name}}`. */
export function fill(text: string, values: Record<string, string | undefined>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? "");
}
