import type { z } from "zod";
import { refusedSchema, ROOM_HEADER } from "../workshop/api.ts";

export interface Asking<T> {
  method: "GET" | "POST" | "DELETE";
  path: string;
  /** Who asks, in which room. */
  as?: { room: string; token: string };
  body?: unknown;
  /** What a right answer looks like; nothing where none is read. */
  schema?: z.ZodType<T>;
  /** Milliseconds to wait for the answer. */
  patience: number;
}

/** What came of it. The other side's words are never shown: it may be anybody. */
export type Answer<T> =
  | { is: "answer"; value: T }
  /** The workshop says no. */
  | { is: "refused"; code: string; fault?: string; seconds?: number }
  /** Nobody is there. */
  | { is: "away" }
  /** Somebody is there who is no workshop. */
  | { is: "strange" };

/** Bytes of the longest answer that makes sense. */
const LONGEST = 20_000;

/** Asks a workshop's server. Never throws. @param url without a slash at the end */
export async function ask<T>(url: string, asking: Asking<T>): Promise<Answer<T>> {
  const { method, path, as, body, schema, patience } = asking;
  const signal = AbortSignal.timeout(Math.ceil(patience));
  let text: string;
  let response: Response;
  try {
    response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(as && { authorization: `Bearer ${as.token}`, [ROOM_HEADER]: as.room }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      // A secret must not follow to where somebody else points.
      redirect: "error",
      signal,
    });
    text = await beginning(response);
  } catch {
    return { is: "away" };
  }
  const value = parse(text);
  if (!response.ok) {
    const { data } = refusedSchema.safeParse(value);
    return data ? { is: "refused", ...data.error } : { is: "strange" };
  }
  if (!schema) return { is: "answer", value: undefined as T };
  const { success, data } = schema.safeParse(value);
  return success ? { is: "answer", value: data } : { is: "strange" };
}

/** The answer's text, or as much of it as makes sense. */
async function beginning({ body }: Response): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > LONGEST) break;
  }
  return text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
