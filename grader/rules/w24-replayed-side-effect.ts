import { isLiveOnly } from "./replay-guards.ts";
import { useRule } from "./rule.ts";

const OUTPUT = /^((console#\*\.)?console\.\w+|(process#\*\.|process\.)?(stdout|stderr)\.write)$/;

/** W24: output from workflow code, unless it is only reached when nothing is replayed. */
export default useRule("W24", ({ node, name }, code) =>
  OUTPUT.test(name) && !isLiveOnly(code, node) ? node : undefined,
);
