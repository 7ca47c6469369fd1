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
    match: /^Type 'unknown' is not assignable to type 'Task<any>'/,
    headline: "give this helper a stricter return type",
    help: "write `Steps<…>` as its return type",
    expected: "a helper that yields tasks only",
    got: "one that may yield anything",
  },
  {
    match: /^Type 'Task<.+>' must have a '\[Symbol\.asyncIterator\]\(\)' method/,
    headline: "`yield*` runs a helper, and this is a task",
    help: "write `yield` without the star",
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
    match:
      /^Type '(?:Async)?Generator<.+' is missing the following properties from type 'Promise<(.+)>': /,
    headline: "a generator does not return a promise",
    help: "write `Steps<{{1}}>` as its return type",
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
