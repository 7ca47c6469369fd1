import { useRule } from "./rule.ts";

const OBSERVERS = /^(WeakRef|FinalizationRegistry|SharedArrayBuffer|Atomics\b.*)$/;

/** W18: what shows when memory is freed, or what another thread does. */
export default useRule("W18", ({ node, name }) => (OBSERVERS.test(name) ? node : undefined));
