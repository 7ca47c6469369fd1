import type { Text } from "./text.ts";

/** What changes on a replay, in another order, or after a crash. */
export const replaysAndCrashes = {
  R01: {
    name: "decides-differently",
    headline: "a replay decides something else",
    why: "the same history has to lead to the same decisions",
    help: "decide only from input and results",
  },
  R02: {
    name: "order-matters",
    headline: "another order of completion breaks it",
    why: "work that runs together may complete in any order",
    help: "know each result by its task",
  },
  C01: {
    name: "ran-again",
    headline: "{{event}}",
    why: "it had finished before, and its result was stored",
    help: "yield each task exactly once",
  },
  C02: {
    name: "not-resumed",
    headline: "{{event}}",
    why: "after the restart the body went another way than before",
    help: "decide only from input and results",
    variants: {
      never: {
        headline: "the workflow goes another way each time",
        why: "it did not come to the checkpoints of the run before",
      },
      activity: {
        why: "{{activity}} ran again, as it may, and failed this time",
        help: "return what the first run returned",
      },
    },
  },
  C03: {
    name: "lost-effect",
    headline: "{{event}}",
    why: "after the restart it was skipped",
    help: "decide only from input and results",
  },
  C04: {
    name: "lost-state",
    headline: "{{event}}",
    why: "what was kept outside the workflow's variables was gone",
    help: "keep state in local variables",
    variants: {
      activity: {
        why: "what the process had kept in memory was gone",
        help: "use chance, or the ids of the context",
      },
    },
  },
  C05: {
    name: "happened-twice",
    headline: "{{event}}",
    why: "the activity ran again, as it may, and did its work again",
    help: "use a key that is the same each time",
  },
} as const satisfies Record<string, Text>;
