import { useRule } from "./rule.ts";

const TIMERS =
  /^(setTimeout|setInterval|setImmediate|queueMicrotask|process\.nextTick|scheduler\.\w+)$/;

/** W15: timers of the process in place of durable ones. */
export default useRule("W15", ({ node, name, module }) =>
  TIMERS.test(name) || /^timers(\/|$)/.test(module ?? "") ? node : undefined,
);
