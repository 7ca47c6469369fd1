/**
 * The one manifest of the course. Site navigation, commands and checks read it;
 * a lesson is listed here once its page, its project and its exercise exist.
 */

/** One lesson, as every part of the kit sees it. */
export interface Lesson {
  /** Place in the course; also what `npm run lesson` and `npm run check` take. */
  readonly number: number;
  /** The subject in the names of the lesson's folders and of its page. */
  readonly slug: string;
  readonly title: string;
  /** Estimated time with the exercise, in minutes. */
  readonly minutes: number;
  /** What the learner can do afterwards; completes "You can …". */
  readonly goal: string;
  /** Folder name of the official Dapr workflow tutorial on the same subject. */
  readonly daprTopic: string;
  /** Folder name below `exercises/` and `solutions/`. */
  readonly exercise: string;
  /** Codes of the findings the lesson teaches; each is a page below `docs/rules/`. */
  readonly rules: readonly string[];
}

interface Course {
  readonly title: string;
  /** One sentence: what the course is. */
  readonly summary: string;
  readonly lessons: readonly Lesson[];
}

export const course: Course = {
  title: "Durable workflows with Dapr and TypeScript",
  summary:
    "A hands-on course in durable workflows with Dapr and TypeScript. It crashes on purpose.",
  lessons: [
    {
      number: 1,
      slug: "durable-execution",
      title: "Durable execution",
      minutes: 40,
      goal: "say what a crash takes from a program and not from a workflow, and write your first one",
      daprTopic: "fundamentals",
      exercise: "01-durable-execution",
      rules: ["W02", "W03", "W16", "W19"],
    },
    {
      number: 2,
      slug: "activities",
      title: "Activities",
      minutes: 35,
      goal: "write activities whose inputs and results arrive, and whose failures say what is wrong",
      daprTopic: "fundamentals",
      exercise: "02-activities",
      rules: ["W33", "W34", "W41"],
    },
    {
      number: 3,
      slug: "workflows",
      title: "Workflows and checkpoints",
      minutes: 35,
      goal: "write a workflow that continues where it was after a crash",
      daprTopic: "task-chaining",
      exercise: "03-workflows",
      rules: ["W01", "W03", "W04", "W16"],
    },
    {
      number: 4,
      slug: "runtime",
      title: "The runtime",
      minutes: 30,
      goal: "start a worker with your web app, stop it in order, and tell whether it is connected",
      daprTopic: "fundamentals",
      exercise: "04-runtime",
      rules: ["W36", "W37"],
    },
    {
      number: 5,
      slug: "client",
      title: "The client",
      minutes: 30,
      goal: "start workflows under your own ids, follow them, and repeat a request without harm",
      daprTopic: "workflow-management",
      exercise: "05-client",
      rules: [],
    },
    {
      number: 6,
      slug: "task-api",
      title: "The whole Task API",
      minutes: 40,
      goal: "put a workflow behind a web API that answers every request, good or bad",
      daprTopic: "fundamentals",
      exercise: "06-task-api",
      rules: [],
    },
    {
      number: 7,
      slug: "crash-and-resume",
      title: "Crash and resume",
      minutes: 40,
      goal: "say what a crash repeats, and make a repeated effect happen once",
      daprTopic: "resiliency-and-compensation",
      exercise: "07-crash-and-resume",
      rules: ["C05", "B12", "C02"],
    },
    {
      number: 8,
      slug: "determinism",
      title: "Determinism",
      minutes: 45,
      goal: "write workflow code that decides the same on every replay",
      daprTopic: "challenges-tips",
      exercise: "08-determinism",
      rules: ["W11", "W12", "W13", "W14", "W15", "W16", "W19", "W22", "W23", "W24"],
    },
    {
      number: 9,
      slug: "debugging",
      title: "When a workflow is stuck",
      minutes: 40,
      goal: "find out from status, workers, history and log why a workflow has gone silent",
      daprTopic: "challenges-tips",
      exercise: "09-debugging",
      rules: ["W06", "W07", "W08", "W34", "W36", "W37"],
    },
  ],
};

/** The lesson with this number, or undefined when the course has none. */
export function findLesson(number: number): Lesson | undefined {
  return course.lessons.find((lesson) => lesson.number === number);
}

/** Name of the lesson's folder below `lessons/` and of its page below `docs/lessons/`: "03-workflows". */
export function folderOf(lesson: Lesson): string {
  return `${String(lesson.number).padStart(2, "0")}-${lesson.slug}`;
}
