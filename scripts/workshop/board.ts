import type { Agenda, AgendaPart } from "../../agendas.ts";
import { course, folderOf } from "../../course.ts";
import { exerciseOf, lessonOf } from "./agenda.ts";
import type { BoardView, CellView, ExerciseView, PersonView, Stuck } from "./board-view.ts";
import type { Participant, Room } from "./events.ts";
import { aboutFinding } from "./finding.ts";
import { frequentIn } from "./frequent.ts";
import { paceOf } from "./pace.ts";
import { beganAt, exerciseThatIsOn, stuckIn } from "./stuck.ts";

const MINUTE = 60_000;

/**
 * What a board shows of a room.
 * @param url where people join
 * @param now milliseconds since 1970
 */
export function boardOf(room: Room, agenda: Agenda, url: string, now: number): BoardView {
  const shown = exercisesOn(room, agenda);
  const on = exerciseThatIsOn(room, agenda);
  const people = Object.entries(room.participants);
  const { timer } = room;
  return {
    now,
    url,
    code: room.code,
    door: room.door,
    gate: room.gate,
    agenda: { title: agenda.title, parts: agenda.parts.map(partView) },
    pace: paceOf(agenda, room.stretches, now),
    ...(timer && { timer: { ...timer, endsAt: timer.from + timer.minutes * MINUTE } }),
    exercises: shown.map((exercise) => exerciseView(room, exercise, exercise === on)),
    people: people.map(([id, each]) => personView(room, agenda, shown, id, each)),
    stuck: stuckIn(room, agenda, now).map(({ id, exercise, cell, minutes }) => ({
      id,
      name: room.participants[id]?.name ?? "",
      exercise: numberOf(exercise),
      minutes,
      ...withFinding(cell.finding),
    })),
    waiting: on ? people.filter(([, { cells }]) => !cells[on]).length : 0,
    frequent: frequentIn(room),
  };
}

/** The agenda's exercises and those that somebody tried, in the order of the course. */
function exercisesOn({ participants }: Room, { parts }: Agenda): string[] {
  const tried = Object.values(participants).flatMap(({ cells }) => Object.keys(cells));
  const wanted = new Set([...parts.flatMap((part) => exerciseOf(part) ?? []), ...tried]);
  return course.lessons.map(({ exercise }) => exercise).filter((each) => wanted.has(each));
}

function partView({ title, minutes, kind, day = 1 }: AgendaPart) {
  return { title, minutes, kind, day };
}

function exerciseView(room: Room, exercise: string, isOn: boolean): ExerciseView {
  const cells = Object.values(room.participants).flatMap(({ cells }) => cells[exercise] ?? []);
  const lesson = lessonOf(exercise);
  return {
    number: numberOf(exercise),
    title: lesson?.title ?? exercise,
    page: lesson ? `/lessons/${folderOf(lesson)}` : "/",
    passed: cells.filter(({ passed }) => passed).length,
    tried: cells.length,
    isOn,
  };
}

function personView(
  room: Room,
  agenda: Agenda,
  exercises: readonly string[],
  id: string,
  { name, cells }: Participant,
): PersonView {
  const views = exercises.map((exercise): CellView | null => {
    const cell = cells[exercise];
    if (!cell) return null;
    const { passed, attempts, lastAt, passedAt = lastAt, finding } = cell;
    const time = passedAt - beganAt(room, agenda, exercise, cell);
    const failing = !passed && finding ? { finding: finding.code } : {};
    return { passed, attempts, minutes: Math.max(0, Math.round(time / MINUTE)), ...failing };
  });
  return { id, name, cells: views };
}

function withFinding(finding: { code: string; times: number } | undefined): Pick<Stuck, "finding"> {
  return finding ? { finding: { ...aboutFinding(finding.code), times: finding.times } } : {};
}

const numberOf = (exercise: string) => lessonOf(exercise)?.number ?? Number.parseInt(exercise, 10);
