import type { FastifyRequest } from "fastify";
import { ROOM_HEADER } from "./api.ts";
import type { Room } from "./events.ts";
import { Refusal } from "./refusal.ts";
import { hashOf, isSame } from "./secrets.ts";

/** The secret that a request came with. It is in a header, which no page from elsewhere can set. */
function secretOf({ headers }: FastifyRequest): string {
  const [, secret] = /^Bearer ([\w-]{1,100})$/.exec(headers.authorization ?? "") ?? [];
  if (secret === undefined) throw new Refusal("NOT_ALLOWED");
  return secret;
}

/** Lets only the instructor's board pass. @throws {Refusal} NOT_ALLOWED */
export function demandInstructor(request: FastifyRequest, { token }: Room): void {
  if (!isSame(secretOf(request), token)) throw new Refusal("NOT_ALLOWED");
}

/**
 * Who speaks: the participant whose secret it is.
 * @throws {Refusal} NOT_ALLOWED without a secret, OTHER_ROOM when it is of a room that was
 *   served here before, GONE when it is nobody's any more
 */
export function participantOf(request: FastifyRequest, { id, participants }: Room): string {
  const meant = request.headers[ROOM_HEADER];
  if (meant !== undefined && meant !== id) throw new Refusal("OTHER_ROOM");
  const key = hashOf(secretOf(request));
  const [found] = Object.entries(participants).find(([, each]) => each.key === key) ?? [];
  if (found === undefined) throw new Refusal("GONE");
  return found;
}
