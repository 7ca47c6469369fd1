import type { Text } from "./text.ts";

/** Workflow code: what it takes from outside its history, or does there. */
export const surroundings = {
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
} as const satisfies Record<string, Text>;
