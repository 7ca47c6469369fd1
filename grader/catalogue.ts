/**
 * Every text a finding can show, by code. The headline says what to do or what happened,
 * `why` gives the reason, `help` the next step. `{{name}}` stands for a value of the finding.
 * W codes are about workflow code, T about compiling, B about behaviour, R about replays, C about crashes;
 * each has a page below `docs/rules/`. The sentences for single facts are at the end.
 */
export const catalogue = {
  T01: {
    name: "syntax-error",
    headline: "the file cannot be read as TypeScript",
    why: "{{reason}}",
    help: "look at that line and the one before",
  },
  T02: {
    name: "missing-export",
    headline: "export {{wanted}} from {{file}}",
    why: "the check imports it by that name, as `main.ts` would",
    help: "write `export` before the function",
  },
  T03: {
    name: "type-error",
    headline: "the types do not fit",
    why: "{{reason}}",
    help: "compare both types",
  },
  T04: {
    name: "unknown-import",
    headline: "there is nothing to import from {{1}}",
    why: "the path leads to no file and to no installed package",
    help: "check the path and its `.ts` ending",
  },
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
  W11: {
    name: "wall-clock",
    headline: "take the time from the context",
    why: "`{{call}}` gives another time on every replay",
    help: "use `ctx.getCurrentUtcDateTime()`",
  },
  W12: {
    name: "chance",
    headline: "leave chance to an activity",
    why: "`{{call}}` gives another value on every replay",
    help: "make the value in an activity",
  },
  W13: {
    name: "environment",
    headline: "take surroundings from the input",
    why: "`{{call}}` may differ where a replay runs",
    help: "pass it in, or read it in an activity",
  },
  W14: {
    name: "locale-and-zone",
    headline: "name the locale and the time zone",
    why: "`{{call}}` uses those of whichever machine replays",
    help: "pass them, or use the UTC methods",
  },
  W15: {
    name: "real-timers",
    headline: "wait with a durable timer",
    why: "`{{call}}` is lost in a crash and restarts on replays",
    help: "use `yield ctx.createTimer(seconds)`",
  },
  W16: {
    name: "io",
    headline: "reach the world only through activities",
    why: "every replay runs the body again, and `{{call}}` with it",
    help: "move it into an activity",
    variants: {
      direct: {
        headline: "call `{{call}}` through the context",
        why: "called directly it runs again on every replay",
        help: "`yield ctx.callActivity({{call}}, …)`",
      },
      counted: {
        headline: "{{event}}",
        why: "the workflow body causes it, so every replay causes it again",
      },
    },
  },
  W17: {
    name: "dynamic-import",
    headline: "import at the top of the file",
    why: "a module loaded on the way may be another one on a replay",
    help: "use a static `import`, or an activity",
  },
  W18: {
    name: "gc-observers",
    headline: "leave memory and threads to activities",
    why: "what `{{call}}` shows is in no history",
    help: "keep plain values in local variables",
  },
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
  W33: {
    name: "falsy-payload",
    headline: "wrap the input in an object",
    why: "`0`, `false` and an empty text do not arrive",
    help: "pass `{ value: {{call}} }`",
  },
  W34: {
    name: "non-json-payload",
    headline: "pass plain data",
    why: "`{{call}}` does not survive the way through JSON",
    help: "pass numbers, texts, lists and objects",
  },
  W36: {
    name: "unregistered-name",
    headline: "register `{{name}}`",
    why: "nothing is registered under the name that is called here",
    help: "give it to `{{register}}`",
    variants: {
      near: {
        headline: "call `{{near}}` by its name",
        why: "there is no `{{name}}`, the name that is called here",
        help: "write `{{near}}`",
      },
    },
  },
  W37: {
    name: "implicit-name",
    headline: "give the function a name",
    why: "workflows and activities are found by name; this has none",
    help: "put it in a constant and pass that",
    variants: {
      default: {
        headline: "name the workflow",
        why: "it is registered as `default`, as any other without a name",
        help: "write `async function* someName`",
      },
    },
  },
  W40: {
    name: "patch-name",
    headline: "write the name of the patch out",
    why: "a name that changes is another patch on the next replay",
    help: 'use one text, such as "use-sms"',
  },
  W41: {
    name: "nested-durable-call",
    headline: "use the context in the workflow itself",
    why: "here no turn of the workflow runs that could record the call",
    help: "return a value, and call from there",
    variants: {
      kept: {
        headline: "hand the context on as a parameter",
        why: "a context that was kept belongs to a turn that is over",
        help: "pass `ctx` to the helper",
      },
    },
  },
  B01: {
    name: "wrong-steps",
    headline: "the activities are not as asked",
    why: "{{activity}} runs where {{wanted}} should",
    help: "see {{part}} of the README",
    variants: {
      none: { why: "the workflow ended before it asked for any work" },
      fewer: { why: "the workflow ended before it asked for {{wanted}}" },
      more: { why: "{{activity}} was not to run after that" },
    },
  },
  B02: {
    name: "wrong-input",
    headline: "{{activity}} gets another input",
    why: "what one activity gives is what the next needs",
    help: "see {{part}} of the README",
  },
  B03: {
    name: "wrong-result",
    headline: "the workflow returns something else",
    why: "whoever started the workflow reads this result",
    help: "see {{part}} of the README",
  },
  B04: {
    name: "workflow-failed",
    headline: "the workflow ended as FAILED",
    why: "an error left the workflow, and nothing caught it",
    help: "read the error at that line",
  },
  B05: {
    name: "process-ended",
    headline: "the code ended its own process",
    why: "a worker runs many workflows; none may end it for all",
    help: "return or throw to end a workflow",
    variants: {
      uncaught: {
        headline: "an error that nothing caught ended the worker",
        why: "it was thrown outside the workflow's own steps",
        help: "yield or await whatever can fail",
      },
    },
  },
  B06: {
    name: "load-failed",
    headline: "{{file}} cannot be loaded",
    why: "its top level threw an error before any workflow could start",
    help: "keep work out of the top level",
    variants: {
      silent: { why: "its top level did not come to an end" },
      noFunction: {
        why: "a workflow is a function, and nothing else can be registered",
        help: "export the function itself",
      },
    },
  },
  B07: {
    name: "no-end",
    headline: "the workflow did not end in time",
    why: "it was still busy when the time was up",
    help: "see {{part}} of the README",
    variants: {
      stuck: {
        headline: "the workflow waits for nothing",
        why: "it is not done, and nothing is open that could wake it",
      },
    },
  },
  B08: {
    name: "changed-course",
    headline: "a replay went another way",
    why: "history holds other work than the body asks for now",
    help: "decide only from input and results",
  },
  B09: {
    name: "one-by-one",
    headline: "let the activities run together",
    why: "none of them needs what another one gives",
    help: "make all tasks, then yield `whenAll`",
  },
  B10: {
    name: "wrong-time",
    headline: "a timer is set for another time",
    why: "`createTimer` takes seconds, or a Date",
    help: "see {{part}} of the README",
  },
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
    },
  },
  C03: {
    name: "lost-effect",
    headline: "{{event}}",
    why: "after the restart the body skipped it",
    help: "decide only from input and results",
  },
  C04: {
    name: "lost-state",
    headline: "{{event}}",
    why: "what was kept outside the workflow's variables was gone",
    help: "keep state in local variables",
  },
} as const satisfies Record<string, Text>;

/** The texts of one code. */
export interface Text {
  name: string;
  headline: string;
  why: string;
  help: string;
  /** The same fault seen another way: what then differs. */
  variants?: Partial<Record<Variant, Partial<Omit<Text, "name" | "variants">>>>;
}

export type Variant =
  | "direct"
  | "counted"
  | "silent"
  | "uncaught"
  | "stuck"
  | "late"
  | "none"
  | "fewer"
  | "more"
  | "never"
  | "noFunction"
  | "read"
  | "data"
  | "again"
  | "caught"
  | "near"
  | "default"
  | "kept";

export type Code = keyof typeof catalogue;

/**
 * TypeScript's messages in the words of a finding; the first pattern that matches is used.
 * `{{1}}` is what the first group of the pattern matched.
 */
export const typeErrors: TypeErrorText[] = [
  { match: /^Cannot find module '(.+?)'/, code: "T04" },
  {
    match: /^Cannot find name '(.+?)'\. Did you mean '(.+?)'/,
    headline: "no `{{1}}` is declared here",
    help: "write `{{2}}`",
  },
  {
    match: /^Cannot find name '(.+?)'/,
    headline: "no `{{1}}` is declared here",
    help: "import or declare it",
  },
  {
    match: /^Property '(.+?)' does not exist on type '(.+)'\. Did you mean '(.+?)'/,
    headline: "{{2}} has no `{{1}}`",
    help: "write `{{3}}`",
  },
  {
    match: /^Property '(.+?)' does not exist on type '(.+)'/,
    headline: "{{2}} has no `{{1}}`",
    help: "use a name that the type declares",
  },
  {
    match: /no exported member (?:named )?'(.+?)'\. Did you mean '(.+?)'/,
    headline: "that file exports no `{{1}}`",
    help: "write `{{2}}`",
  },
  {
    match: /no exported member (?:named )?'(.+?)'/,
    headline: "that file exports no `{{1}}`",
    help: "import a name that it exports",
  },
  {
    match: /^(?:Type|Argument of type) '(.+)' is not assignable to (?:parameter of )?type '(.+)'/,
    headline: "another type is needed here",
    help: "give a value of that type",
    expected: "{{2}}",
    got: "{{1}}",
  },
  {
    match: /^Property '(.+?)' is missing in type '(.+)' but required in type '(.+)'/,
    headline: "`{{1}}` is missing",
    help: "add `{{1}}`",
    expected: "`{{1}}`, as {{3}} requires",
    got: "{{2}}",
  },
  {
    match: /^Type '(.+)' is missing the following properties from type '(.+)': (.+)/,
    headline: "properties are missing: {{3}}",
    help: "add them",
    expected: "{{2}}",
    got: "{{1}}",
  },
  {
    match: /may only specify known properties, and '(.+?)' does not exist in type '(.+)'/,
    headline: "{{2}} has no `{{1}}`",
    help: "remove it, or use a declared name",
  },
  {
    match: /^'(.+)' is possibly '(?:undefined|null)'/,
    headline: "`{{1}}` may be missing",
    help: "handle that case first",
  },
  {
    match: /^Parameter '(.+)' implicitly has an 'any' type/,
    headline: "give `{{1}}` a type",
    help: "write the type after a colon",
  },
  {
    match: /^Expected (.+?) arguments?, but got (\d+)/,
    headline: "the call has another number of arguments",
    help: "compare it with the function",
    expected: "{{1}}",
    got: "{{2}}",
  },
  {
    match: /^A 'yield' expression is only allowed in a generator/,
    headline: "`yield` works only in a generator",
    help: "write `async function*`",
  },
  {
    match: /^'await' expressions are only allowed/,
    headline: "`await` works only in an async function",
    help: "write `async` before the function",
  },
];

interface TypeErrorText {
  match: RegExp;
  code?: "T04";
  headline?: string;
  help?: string;
  expected?: string;
  got?: string;
}

/** Calls of the context in words that stand before their first argument. */
const wordsFor = {
  callActivity: "",
  callChildWorkflow: "child",
  callSubWorkflow: "child",
  createTimer: "timer",
  waitForExternalEvent: "event",
  setCustomStatus: "custom status",
  continueAsNew: "continue as new with",
};

/** Sentences that findings are put together from. */
export const events = {
  killed: (point: { step: number } | { activity: string }, steps: number) =>
    "step" in point
      ? `the worker was killed at checkpoint ${point.step} of ${steps} and restarted`
      : `the worker was killed while ${point.activity} ran, and restarted`,
  effectInBody: (effect: string) => `"${effect}" is caused by the workflow body`,
  times: (effect: string, times: number) =>
    times === 0
      ? `"${effect}" not in the ledger`
      : `"${effect}" ${times === 1 ? "once" : `${times} times`} in the ledger`,
  entries: (entries: { key: string; at: string }[]) => {
    const shown = entries.map(({ key, at }) => `${key} ${at.slice(11, 19)}`).join(", ");
    return entries.length === 1 ? `1 entry: ${shown}` : `${entries.length} entries: ${shown}`;
  },
  exportNamed: (name: string) => `an export named ${name}`,
  exports: (names: string[]) =>
    names.length > 0 ? `exports named ${names.join(", ")}` : "no export at all",
  ended: (how: string) => `the process ended ${how}`,
  steps: (names: string[]) => names.join(", then ") || "no activity at all",
  asFunction: (name: string) => `${name} as a function`,
  fields: (names: string[]) => `an object with ${names.join(", ")}`,
  textWith: (parts: string[]) => `a text with ${parts.map((part) => `"${part}"`).join(" and ")}`,
  nothing: "nothing",
  recorded: (name: string, call: string) => `${name} as call number ${call}, as history has it`,
  now: (name: string | undefined) =>
    name === "completeOrchestration" ? "the end of the workflow" : (name ?? "no such call"),
  together: (count: number) => (count === 1 ? "one at a time" : `${count} at the same time`),
  timers: (seconds: number[]) =>
    seconds.length === 0
      ? "no timer at all"
      : seconds.map((each) => `${Math.round(each)} s`).join(", then "),
  decided: ({ method, name, args }: { method: string; name: string; args: string }) => {
    if (method === "return") return args ? `returns ${args}` : "returns nothing";
    const what = wordsFor[method as keyof typeof wordsFor] ?? method;
    return [what, name, args].filter(Boolean).join(" ");
  },
  completed: "the workflow completes",
  noEnd: "no end in sight",
};

/** What the two layers that no test file lists are called in a verdict. */
export const checkTitles = {
  compile: "compiles",
  rules: "keeps the workflow rules",
} as const;

/** Where the long form of a finding can be read. */
export const moreAbout = (code: string) => `more: npm run explain ${code}`;

/** What to do after a check that did not pass. */
export const nextAfter = (exercise: number) => `Next: npm run hint ${exercise}`;
