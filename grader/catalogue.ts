/**
 * Every text a finding can show, by code. The headline says what to do or what happened,
 * `why` gives the reason, `help` the next step. `{{name}}` stands for a value of the finding.
 * W codes are about workflow code, T about compiling, B about behaviour, C about crashes;
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
  W09: {
    name: "foreign-await",
    headline: "the workflow waits for something outside history",
    why: "a promise is not a task: every replay would wait for it again",
    help: "move it into an activity",
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
  W24: {
    name: "replayed-side-effect",
    headline: "print outside the workflow body",
    why: "every replay prints this line again",
    help: "guard it: `if (!ctx.isReplaying())`",
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
  | "noFunction";

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
