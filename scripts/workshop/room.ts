import type { Cell, Participant, Room, RoomEvent, Stretch } from "./events.ts";

type Result = Extract<RoomEvent, { what: "result" }>;

/** Changes of the agenda's part that are remembered; the oldest make room. */
const STRETCHES = 200;

/**
 * The room after an event. Pure: the same events make the same room.
 * @param room nothing before the first event, which opens it
 * @throws Error for an event that cannot follow; a journal that holds one is damaged
 */
export function apply(room: Room | undefined, event: RoomEvent): Room {
  if (event.what === "state") return event.room;
  if (event.what === "opened") {
    const { id, code, token, time } = event;
    const nothing = { agenda: "", port: 0, next: 1, participants: {}, stretches: [] };
    return { id, code, token, openedAt: time, ...nothing, gate: { is: "open" }, door: "open" };
  }
  if (!room) throw new Error(`no room is open for "${event.what}"`);
  switch (event.what) {
    case "served": {
      const { agenda, port } = event;
      // Parts of one agenda mean nothing in another.
      return { ...room, agenda, port, stretches: agenda === room.agenda ? room.stretches : [] };
    }
    case "joined":
      return join(room, event.id, { ...newcomer(event.time), name: event.name, key: event.key });
    case "result":
      return withResult(room, event);
    case "left":
      return without(room, event.id);
    case "part":
      return { ...room, stretches: nextStretch(room.stretches, event.part, event.time) };
    case "timer": {
      const { timer: what, minutes, time: from } = event;
      return { ...room, timer: what && { what, minutes, from } };
    }
    case "gate":
      return { ...room, gate: event.gate };
    case "door":
      return { ...room, door: event.door };
  }
}

const newcomer = (time: number) => ({ joinedAt: time, last: 0, cells: {} });

function join(room: Room, id: string, participant: Participant): Room {
  const participants = { ...room.participants, [id]: participant };
  return { ...room, participants, next: room.next + 1 };
}

function without(room: Room, id: string): Room {
  const { [id]: _, ...participants } = room.participants;
  return { ...room, participants };
}

/** A result that came before counts once: its number is not above the last one. */
function withResult(room: Room, result: Result): Room {
  const before = room.participants[result.id];
  if (!before || result.number <= before.last) return room;
  const cell = cellAfter(before.cells[result.exercise], result);
  const cells = { ...before.cells, [result.exercise]: cell };
  const participant = { ...before, last: result.number, cells };
  return { ...room, participants: { ...room.participants, [result.id]: participant } };
}

function cellAfter(before: Cell | undefined, result: Result): Cell {
  const { time, passed, attempts, finding } = result;
  const findings = { ...before?.findings };
  if (finding) findings[finding] = (findings[finding] ?? 0) + 1;
  const passedAt = before?.passedAt ?? (passed ? time : undefined);
  const same = finding !== undefined && before?.finding?.code === finding;
  const { since = time, times = 0 } = (same && before?.finding) || {};
  return {
    attempts,
    // A pass stays one, whatever is tried afterwards.
    passed: passed || before?.passed === true,
    firstAt: before?.firstAt ?? time,
    lastAt: time,
    ...(passedAt !== undefined && { passedAt }),
    ...(finding && { finding: { code: finding, since, times: times + 1 } }),
    findings,
  };
}

/** @param part nothing when the room stops for the day */
function nextStretch(stretches: Stretch[], part: number | undefined, time: number): Stretch[] {
  const ended = stretches.map((each) => (each.to === undefined ? { ...each, to: time } : each));
  const all = part === undefined ? ended : [...ended, { part, from: time }];
  return all.slice(-STRETCHES);
}

/** The part of the agenda that is on. */
export function currentStretch({ stretches }: Room): Stretch | undefined {
  return stretches.find(({ to }) => to === undefined);
}

/** Whether solutions may be seen. @param now milliseconds since 1970 */
export function isOpen(gate: Room["gate"], now: number): boolean {
  return gate.is === "open" || (gate.is === "until" && now >= gate.time);
}
