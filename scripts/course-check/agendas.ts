import { daysOf, type Agenda, type AgendaPart } from "../../agendas.ts";
import { EXERCISE, type TeachingGuide } from "../../teaching-guide.ts";

/** Longer than this nobody sits, in minutes. */
const LONGEST_STRETCH = 90;

/** A day longer than this has a meal in it, in minutes. */
const WITHOUT_MEAL = 300;

const SHORTEST_MEAL = 45;
const SHORTEST_BREAK = 10;

/**
 * What is wrong with the plans for teaching, as lines for people.
 * @param guides the lessons' teaching guides by lesson number
 */
export function agendaProblems(
  agendas: readonly Agenda[],
  guides: ReadonlyMap<number, TeachingGuide>,
): string[] {
  return agendas.flatMap((agenda) =>
    [
      ...sumProblems(agenda),
      ...dayProblems(agenda),
      ...agenda.parts.flatMap((part) => [...partProblems(part), ...lessonProblems(part, guides)]),
      ...daysOf(agenda).flatMap(sittingProblems),
      ...orderProblems(agenda),
    ].map((problem) => `agendas/${agenda.id}.ts: ${problem}`),
  );
}

function sumProblems({ minutes, parts }: Agenda): string[] {
  const sum = total(parts);
  return sum === minutes ? [] : [`its parts take ${sum} minutes, the plan says ${minutes}`];
}

function dayProblems({ parts }: Agenda): string[] {
  const days = parts.map(({ day = 1 }) => day);
  const steps = days.map((day, index) => day - (days[index - 1] ?? 1));
  return steps.every((step) => step === 0 || step === 1) && days[0] === 1
    ? []
    : ["its days are not 1, 2, … in order"];
}

function partProblems({ title, minutes, cut, saves }: AgendaPart): string[] {
  if ((cut === undefined) !== (saves === undefined)) {
    return [`"${title}" needs both what to cut and the minutes that saves, or neither`];
  }
  const possible = saves === undefined || (saves > 0 && saves < minutes);
  return possible ? [] : [`"${title}" cannot save ${saves} of ${minutes} minutes`];
}

function lessonProblems(
  { title, kind, lesson, minutes, without = [], note }: AgendaPart,
  guides: ReadonlyMap<number, TeachingGuide>,
): string[] {
  if (lesson === undefined) {
    return note || kind === "break" ? [] : [`"${title}" does not say what to do`];
  }
  const guide = guides.get(lesson);
  if (!guide) return [`"${title}" is about lesson ${lesson}, which does not exist`];
  const unknown = without.filter((name) => !guide.parts.some((part) => part.title === name));
  if (unknown.length > 0) {
    return unknown.map((name) => `"${title}" leaves out "${name}", no part of lesson ${lesson}`);
  }
  const [exercise, rest] = [
    guide.parts.filter((part) => part.title === EXERCISE),
    guide.parts.filter((part) => part.title !== EXERCISE && !without.includes(part.title)),
  ];
  if (kind === "talk" && minutes !== total(rest)) {
    return [`"${title}" takes ${minutes} minutes, in lesson ${lesson}'s guide ${total(rest)}`];
  }
  if (kind === "exercise" && minutes < total(exercise)) {
    return [
      `"${title}" takes ${minutes} minutes, lesson ${lesson}'s guide wants ${total(exercise)}`,
    ];
  }
  return [];
}

/** Problems of one day: how long people sit, and when they eat. */
function sittingProblems(parts: readonly AgendaPart[]): string[] {
  const problems: string[] = [];
  let sitting = 0;
  for (const { title, kind, minutes } of parts) {
    sitting = kind === "break" ? 0 : sitting + minutes;
    if (sitting > LONGEST_STRETCH) {
      problems.push(`"${title}" ends after ${sitting} minutes without a break`);
    }
    if (kind === "break" && minutes < SHORTEST_BREAK) {
      problems.push(`"${title}" of ${minutes} minutes is no break`);
    }
  }
  const meal = parts.some(({ kind, minutes }) => kind === "break" && minutes >= SHORTEST_MEAL);
  if (total(parts) > WITHOUT_MEAL && !meal) problems.push("a day has no meal");
  if (parts.at(-1)?.kind === "break") problems.push("a day ends with a break");
  return problems;
}

/** A lesson is told before it is practised. */
function orderProblems({ parts }: Agenda): string[] {
  return parts
    .filter(({ kind }) => kind === "exercise" || kind === "discussion")
    .filter(({ lesson }) => lesson !== undefined)
    .filter((part) => {
      const told = parts.findIndex(({ kind, lesson }) => kind === "talk" && lesson === part.lesson);
      return told < 0 || told > parts.indexOf(part);
    })
    .map(({ title, lesson }) => `"${title}" comes before lesson ${lesson} is told`);
}

function total(parts: readonly { minutes: number }[]): number {
  return parts.reduce((sum, { minutes }) => sum + minutes, 0);
}
