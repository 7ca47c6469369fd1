/** What a `grade.test.ts` is written with. */
export { behaviour, crash, exercise, replay } from "./grading.ts";
export { program } from "./programs.ts";
export { expectEnded } from "./run/programs.ts";
export { expectAnswer } from "./run/call.ts";
export {
  containing,
  expectActivities,
  expectEffect,
  expectEffects,
  expectFailure,
  expectInput,
  expectOutput,
  expectResult,
  expectTimers,
  expectTogether,
  expectUnique,
  matching,
  resultOf,
} from "./run/expectations.ts";
