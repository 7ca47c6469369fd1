import type { Text } from "./text.ts";

/** What a run does otherwise than asked. */
export const behaviour = {
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
    variants: {
      activity: {
        headline: "{{activity}} threw an error",
        why: "it was to return, and the workflow failed with this error",
      },
    },
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
      activity: {
        why: "a worker runs many activities; none may end it for all",
        help: "return or throw to end an activity",
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
        why: "only a function can be registered as a workflow or an activity",
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
      activity: {
        headline: "{{activity}} does not come to an end",
        why: "the workflow waits for what it returns",
        help: "return, or settle the promise",
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
  B11: {
    name: "wrong-output",
    headline: "{{activity}} returns something else",
    why: "the workflow continues with what an activity returns",
    help: "see {{part}} of the README",
    variants: {
      again: {
        headline: "{{activity}} gives the same {{field}} twice",
        why: "other cases, and other processes, use the activity too",
      },
      unusable: {
        headline: "the workflow cannot use what {{activity}} returns",
        why: "{{reason}}",
      },
    },
  },
  B12: {
    name: "wrong-effect",
    headline: '"{{effect}}" is not as asked',
    why: "this is what the world outside was told",
    help: "see {{part}} of the README",
    variants: {
      missing: {
        headline: '"{{effect}}" does not happen',
        why: "an activity that returns has to have done its work",
      },
      more: {
        headline: '"{{effect}}" happens too often',
        why: "nobody asked for it that many times",
      },
      late: {
        headline: '"{{effect}}" happens after the activity returned',
        why: "an activity that returns has to have done its work",
        help: "await it before the activity returns",
      },
    },
  },
  B13: {
    name: "wrong-failure",
    headline: "{{activity}} fails with another error",
    why: "whoever looks into it has only the error's type and message",
    help: "see {{part}} of the README",
    variants: {
      noMessage: {
        headline: "{{activity}} fails without a message",
        why: "a thrown text does not arrive; the message of an Error does",
        help: "throw an Error with the message",
      },
      none: {
        headline: "{{activity}} does not fail",
        why: "it could not do its work, and the workflow does not learn of it",
      },
    },
  },
  B14: {
    name: "wrong-answer",
    headline: "{{call}} gives another answer",
    why: "whoever asked acts on this answer",
    help: "see {{part}} of the README",
    variants: {
      thrown: {
        headline: "{{call}} threw an error",
        why: "it was to answer, and nothing in it caught this",
      },
      late: {
        headline: "{{call}} does not come back",
        why: "whoever asked still waits",
        help: "return without waiting for the end",
      },
      uncaught: {
        headline: "{{call}} ended the process",
        why: "nobody gets an answer any more",
        help: "return or throw in place of ending it",
      },
    },
  },
  B15: {
    name: "wrong-instance",
    headline: "{{id}} is not in the sidecar as asked",
    why: "this is what really runs, whatever was answered",
    help: "see {{part}} of the README",
    variants: {
      missing: {
        headline: "there is no instance {{id}}",
        why: "under another id nobody finds it, or sees that it runs",
      },
      more: {
        headline: "{{id}} was started, and nobody asked for it",
        why: "what was refused must not run all the same",
      },
      late: {
        headline: "{{id}} does not come to its end",
        why: "it waits for a worker, or for work that nobody does",
        help: "look at names and the worker's life",
      },
      alone: {
        headline: "nobody works for the sidecar",
        why: "no worker was connected when {{id}} was to start",
        help: "register, then start the runtime",
      },
    },
  },
  B16: {
    name: "app-life",
    headline: "the app does not listen",
    why: "it was started, and a platform would wait for it now",
    help: "see {{part}} of the README",
    variants: {
      uncaught: {
        headline: "an error ended the app",
        why: "nobody gets an answer any more",
        help: "read the error at that line",
      },
      early: {
        headline: "the app listens before its worker can work",
        why: "whoever sees it listen sends it work that nobody does yet",
      },
      late: {
        headline: "the app does not end when it is asked to",
        why: "a platform kills it then, in the middle of its work",
        help: "close the app and what it started",
      },
      rude: {
        headline: "the app ends with an error when it is asked to end",
        why: "a platform takes that for a crash",
        help: "read the error at that line",
      },
    },
  },
} as const satisfies Record<string, Text>;
