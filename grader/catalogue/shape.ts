import type { Text } from "./text.ts";

/** Workflow code: the function itself, and what it yields. */
export const shape = {
  W01: {
    name: "sync-generator",
    headline: "write `async function*`",
    why: "SDK 3.18 completes a `function*` before its first line runs",
    help: "add `async` before `function*`",
  },
  W02: {
    name: "async-not-generator",
    headline: "make the workflow a generator",
    why: "without `yield` it finishes and waits for nothing",
    help: "write `async function*` and `yield`",
  },
  W03: {
    name: "awaited-task",
    headline: "`yield` the task in place of `await`",
    why: "`await` gives the task itself; `yield` waits for its result",
    help: "replace `await` by `yield`",
    variants: {
      yielded: {
        headline: "remove the `await` after `yield`",
        why: "`yield` waits for the task; `await` adds nothing to it",
        help: "write `yield` alone before the task",
      },
    },
  },
  W04: {
    name: "dropped-task",
    headline: "`yield` what `{{call}}` gives",
    why: "a task that is never yielded gives no result and may never run",
    help: "put `yield` before the call",
  },
  W05: {
    name: "returned-task",
    headline: "`yield` the task before returning",
    why: "the workflow's result would be the task object, not its result",
    help: "write `return yield …`",
  },
  W06: {
    name: "non-task-yield",
    headline: "yield only tasks",
    why: "with any other value the workflow waits for ever",
    help: "yield what `ctx.callActivity` gives",
  },
  W07: {
    name: "promise-combinator",
    headline: "wait for tasks with `ctx.whenAll`",
    why: "`{{call}}` does not know tasks and waits for none",
    help: "use `ctx.whenAll` or `ctx.whenAny`",
  },
  W08: {
    name: "helper-without-star",
    headline: "run the helper with `yield*`",
    why: "without it the helper's steps are not waited for",
    help: "write `yield* {{call}}`",
  },
  W09: {
    name: "foreign-await",
    headline: "the workflow waits for something outside history",
    why: "a promise is not a task: every replay would wait for it again",
    help: "move it into an activity",
  },
  W10: {
    name: "winner-as-value",
    headline: "ask the winner for its result",
    why: "`whenAny` gives the task that was first, not what it gave",
    help: "use `winner.getResult()`",
  },
} as const satisfies Record<string, Text>;
