import type { Agenda } from "../../agendas.ts";
import type { Room, RoomEvent } from "../workshop/events.ts";
import { apply } from "../workshop/room.ts";

export const MINUTE = 60_000;

/** When everything in tests begins. */
export const START = Date.UTC(2026, 0, 5, 9);

export const opened: RoomEvent = {
  what: "opened",
  time: START,
  id: "room",
  code: "amber-otter-lemon-kayak",
  token: "the-instructor",
};

/** A room in which this has happened since it was opened. */
export function roomAfter(...events: RoomEvent[]): Room {
  return [opened, ...events].reduce<Room | undefined>(apply, undefined) as Room;
}

export const joined = (id: string, name = id, minute = 0): RoomEvent => ({
  what: "joined",
  time: START + minute * MINUTE,
  id,
  name,
  key: `key of ${id}`,
});

/** A result, by default a failure of exercise 3. */
export function result(
  id: string,
  number: number,
  minute: number,
  more: Partial<Extract<RoomEvent, { what: "result" }>> = {},
): RoomEvent {
  const time = START + minute * MINUTE;
  const base = { exercise: "03-workflows", passed: false, attempts: number };
  const finding = more.passed ? {} : { finding: "W04" };
  return { what: "result", time, id, number, ...base, ...finding, ...more };
}

export const goTo = (part: number | undefined, minute: number): RoomEvent => ({
  what: "part",
  time: START + minute * MINUTE,
  ...(part !== undefined && { part }),
});

/** 10 minutes of talk, 20 of exercise 3, 10 of talk with a cut, 20 of exercise 7 with another. */
export const agenda: Agenda = {
  id: "90-minutes",
  title: "An hour",
  minutes: 60,
  summary: "For tests.",
  parts: [
    { title: "Welcome", minutes: 10, kind: "talk" },
    { title: "Exercise 3", minutes: 20, kind: "exercise", lesson: 3 },
    { title: "Talk", minutes: 10, kind: "talk", lesson: 7, cut: "Talk less.", saves: 4 },
    { title: "Exercise 7", minutes: 20, kind: "exercise", lesson: 7, cut: "One half.", saves: 10 },
  ],
};
