import { course } from "../../course.ts";
import { catalogue } from "../../grader/catalogue.ts";
import type { Action, Result } from "./api.ts";
import { readCode } from "./code.ts";
import type { Room, RoomEvent } from "./events.ts";
import { likeness, readName } from "./names.ts";
import { Refusal } from "./refusal.ts";
import { isSame } from "./secrets.ts";

/** What a request makes happen. Each function is pure and throws a `Refusal`. */

/** More than any room has; somebody with the code could fill it without end. */
export const MOST = 200;

const exercises = new Set(course.lessons.map(({ exercise }) => exercise));

/** @param key hash of the newcomer's secret */
export function asksToJoin(
  room: Room,
  asked: { code: string; name: string },
  key: string,
  time: number,
): Extract<RoomEvent, { what: "joined" }> {
  if (!isSame(readCode(asked.code), room.code)) throw new Refusal("WRONG_CODE");
  if (room.door === "closed") throw new Refusal("DOOR_CLOSED");
  const read = readName(asked.name);
  if ("fault" in read) throw new Refusal("NAME_REFUSED", { fault: read.fault });
  const others = Object.values(room.participants);
  if (others.length >= MOST) throw new Refusal("ROOM_FULL");
  const like = likeness(read.name);
  if (others.some(({ name }) => likeness(name) === like)) throw new Refusal("NAME_TAKEN");
  return { what: "joined", time, id: `p${room.next}`, name: read.name, key };
}

/**
 * @param id of the participant who speaks
 * @param sent the participant's results, and its clock as it sent them
 * @returns events for those results that have not come before
 */
export function reports(
  room: Room,
  id: string,
  sent: { results: readonly Result[]; now: number },
  now: number,
): RoomEvent[] {
  const participant = room.participants[id];
  if (!participant) throw new Refusal("GONE");
  let last = participant.last;
  return sent.results.flatMap(({ number, exercise, passed, attempts, finding, time }) => {
    // A participant's course may be newer than this one; what it alone knows is left out.
    if (number <= last || !exercises.has(exercise)) return [];
    last = number;
    const isKnown = finding !== undefined && Object.hasOwn(catalogue, finding);
    // Clocks differ, and may be set to anything: what counts is how long ago it was.
    const made = Math.min(now, Math.max(participant.joinedAt, time + now - sent.now));
    const result = { id, number, exercise, passed, attempts, ...(isKnown && { finding }) };
    return [{ what: "result" as const, time: made, ...result }];
  });
}

export function acts(room: Room, action: Action, parts: number, time: number): RoomEvent {
  switch (action.do) {
    case "part":
      if (action.part !== undefined && action.part >= parts) throw new Refusal("WRONG_REQUEST");
      return { what: "part", time, part: action.part };
    case "timer":
      return { what: "timer", time, timer: action.timer, minutes: action.minutes };
    case "gate":
      return { what: "gate", time, gate: action.gate };
    case "door":
      return { what: "door", time, door: action.door };
    case "remove":
      if (!Object.hasOwn(room.participants, action.id)) throw new Refusal("UNKNOWN");
      return { what: "left", time, id: action.id };
  }
}
