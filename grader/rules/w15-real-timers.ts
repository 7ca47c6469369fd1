import type { Use } from "./names.ts";
import { useRule } from "./rule.ts";

const TIMERS =
  /^(setTimeout|setInterval|setImmediate|queueMicrotask|process\.nextTick|scheduler\.\w+)$/;

/** Whether something is a timer of the process. */
export function isTimer({ name, module }: Use): boolean {
  return TIMERS.test(name) || /^timers(\/|$)/.test(module ?? "");
}

/** W15: timers of the process in place of durable ones. */
export default useRule("W15", (use) => (isTimer(use) ? use.node : undefined));
