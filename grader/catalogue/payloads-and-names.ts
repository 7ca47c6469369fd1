import type { Text } from "./text.ts";

/** Workflow code: what it hands over, and under which names. */
export const payloadsAndNames = {
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
    variants: {
      returned: {
        headline: "return plain data",
        why: "the workflow gets a result as JSON, which keeps no such value",
        help: "return texts, numbers, lists, objects",
      },
    },
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
} as const satisfies Record<string, Text>;
