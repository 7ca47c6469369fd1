import type { TaskCall, WorkflowCode } from "./workflow-code.ts";
import type { Node } from "./scopes.ts";

/** Which argument of a context's method becomes the input of something. */
const INPUTS: Record<string, number> = {
  callActivity: 1,
  callChildWorkflow: 1,
  callSubWorkflow: 1,
  continueAsNew: 0,
};

/** The input that a call of the context's hands on. */
export function inputOf(code: WorkflowCode, call: TaskCall): Node | undefined {
  const index = INPUTS[code.contextMethod(call) ?? ""];
  return index === undefined ? undefined : (call.arguments[index] as Node | undefined);
}
