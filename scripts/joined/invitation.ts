import { commandError, type CommandError } from "../errors.ts";
import { greetingSchema, joinedSchema } from "../workshop/api.ts";
import { readName } from "../workshop/names.ts";
import { ask } from "./ask.ts";
import type { Membership } from "./membership.ts";

/** Milliseconds that a workshop may take to answer somebody who waits for it. */
const PATIENCE = 10_000;

export interface Greeting {
  /** Names the room. */
  id: string;
}

/** Looks who is at an address. @throws {CommandError} WORKSHOP_AWAY, NO_WORKSHOP_THERE */
export async function greet(url: string): Promise<Greeting> {
  const path = "/api/workshop.json";
  const request = { method: "GET", path, schema: greetingSchema, patience: PATIENCE } as const;
  const answer = await ask(url, request);
  if (answer.is === "away") throw commandError("WORKSHOP_AWAY", url);
  if (answer.is !== "answer" || !answer.value.workshop)
    throw commandError("NO_WORKSHOP_THERE", url);
  return answer.value.workshop;
}

/**
 * Joins a workshop.
 * @throws {CommandError} CODE_WRONG, JOIN_SLOWLY, NAME_REFUSED, NAME_TAKEN, ROOM_CLOSED,
 *   WORKSHOP_AWAY, NO_WORKSHOP_THERE
 */
export async function join(
  url: string,
  { id }: Greeting,
  asked: { code: string; name: string },
  now: number,
): Promise<Membership> {
  const path = "/api/participants";
  const request = { method: "POST", path, body: asked, schema: joinedSchema } as const;
  const answer = await ask(url, { ...request, patience: PATIENCE });
  if (answer.is === "away") throw commandError("WORKSHOP_AWAY", url);
  if (answer.is === "refused") throw refusal(answer, asked.name, url);
  if (answer.is === "strange") throw commandError("NO_WORKSHOP_THERE", url);
  const { token, gate } = answer.value;
  // What is printed later must be a name, whoever the other side is.
  const read = readName(answer.value.name);
  if ("fault" in read) throw commandError("NO_WORKSHOP_THERE", url);
  const nothing = { next: 1, waiting: [] };
  return { version: 1, url, room: id, name: read.name, token, gate, heardAt: now, ...nothing };
}

const faults: Record<string, string> = {
  empty: "is empty",
  long: "is longer than 24 characters",
  characters: "has characters that a board cannot show, or no letter or digit",
};

/** In this program's own words: the other side may be anybody. */
function refusal(
  { code, fault, seconds }: { code: string; fault?: string; seconds?: number },
  name: string,
  url: string,
): CommandError {
  switch (code) {
    case "WRONG_CODE":
      return commandError("CODE_WRONG");
    case "SLOW_DOWN":
      return commandError("JOIN_SLOWLY", Math.ceil(seconds ?? 10));
    case "NAME_REFUSED":
      return commandError("NAME_REFUSED", faults[fault ?? ""] ?? "cannot be used");
    case "NAME_TAKEN":
      return commandError("NAME_TAKEN", name);
    case "ROOM_FULL":
      return commandError("ROOM_CLOSED", "it is full");
    case "DOOR_CLOSED":
      return commandError("ROOM_CLOSED", "the instructor has closed the door");
    default:
      return commandError("NO_WORKSHOP_THERE", url);
  }
}
