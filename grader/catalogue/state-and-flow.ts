import type { Text } from "./text.ts";

/** Workflow code: what it keeps, and which way it goes. */
export const stateAndFlow = {
  W19: {
    name: "shared-state",
    headline: "keep state in local variables",
    why: "other instances and the next replay see this too",
    help: "return it, or pass it on as input",
    variants: {
      read: {
        headline: "read only what cannot change",
        why: "`{{call}}` is set elsewhere: a replay may read another value",
        help: "pass it in the input",
      },
    },
  },
  W20: {
    name: "unstable-order",
    headline: "take the order from history",
    why: "what else this process did decides the order of `{{call}}`",
    help: "pass the list in, or sort it",
  },
  W21: {
    name: "input-mutation",
    headline: "copy before a change what branches share",
    why: "the next branch gets the changed object as its input",
    help: "spread it: `{ ...item, done: true }`",
  },
  W22: {
    name: "replay-branch",
    headline: "ask for the same work on a replay",
    why: "a replay has to ask for exactly what the first run asked for",
    help: "let only output depend on it",
    variants: {
      data: {
        headline: "decide the same on a replay",
        why: "what the body computes must not depend on `isReplaying()`",
      },
    },
  },
  W23: {
    name: "uncalled-is-replaying",
    headline: "call `isReplaying()`",
    why: "without parentheses it is the method itself, and always true",
    help: "write `{{call}}()`",
  },
  W24: {
    name: "replayed-side-effect",
    headline: "print outside the workflow body",
    why: "every replay prints this line again",
    help: "guard it: `if (!ctx.isReplaying())`",
  },
  W25: {
    name: "swallowed-failure",
    headline: "say what a failure means",
    why: "the step failed, and the workflow goes on as if it had not",
    help: "return, compensate, or comment why not",
  },
  W26: {
    name: "finally-is-not-cleanup",
    headline: "clean up in `catch` and in steps",
    why: "`finally` does not run when the workflow is terminated",
    help: "compensate in `catch`, then as a step",
  },
  W27: {
    name: "endless-loop",
    headline: "the workflow never stops asking",
    why: "each lap adds to the history, which every replay reads again",
    help: "give the loop an end",
    variants: {
      silent: {
        headline: "the workflow never stops",
        why: "a loop without `yield` blocks the whole worker process",
      },
    },
  },
  W28: {
    name: "continue-as-new-not-last",
    headline: "make `continueAsNew` the last step",
    why: "what is asked for after it is thrown away",
    help: "put `return` after it",
  },
  W29: {
    name: "unbounded-fan-out",
    headline: "start tasks in batches",
    why: "SDK 3.18 drops work beyond 110 open tasks, without an error",
    help: "run at most 100 at a time",
  },
  W30: {
    name: "when-all-edge",
    headline: "do not wait for an empty list",
    why: "SDK 3.18 waits for ever for a list without tasks",
    help: "check its `length` first",
    variants: {
      again: {
        headline: "wait for each task once",
        why: "with a task that is done already, SDK 3.18 waits for ever",
        help: "list only tasks not yielded before",
      },
      caught: {
        headline: "ask each task whether it failed",
        why: "SDK 3.18 may not bring a failed task to this `catch`",
        help: "yield each task, then `task.isFailed`",
      },
    },
  },
  W31: {
    name: "no-timeout-on-event",
    headline: "give the wait for an event an end",
    why: "an event that never comes keeps the workflow open for ever",
    help: "race it with `ctx.createTimer`",
  },
  W32: {
    name: "hand-rolled-retry-without-timer",
    headline: "wait before the next attempt",
    why: "what failed a moment ago will most likely fail again",
    help: "`yield ctx.createTimer(seconds)`",
  },
} as const satisfies Record<string, Text>;
