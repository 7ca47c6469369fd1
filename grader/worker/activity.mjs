/**
 * An activity under watch: where it can be stopped, what it throws, and what of its result
 * JSON does not hold. `messages.ts` has the types of what is told.
 */
import { forEver, thrown } from "./body.mjs";

/**
 * @param requestOf what the grader wants of an instance: where to stop it
 * @param orderOf what an activity of an instance waits for before it answers
 * @returns the function to register
 */
export function watchedActivity({ name, activity, tell, requestOf, orderOf }) {
  const watched = async (context, input) => {
    const instanceId = context.getWorkflowInstanceId();
    const { hold } = requestOf(instanceId);
    try {
      const result = await activity(context, input);
      const lost = lostIn(result);
      if (lost) tell({ type: "activityLost", instanceId, name, ...lost });
      return result;
    } catch (error) {
      tell({ type: "activityThrew", instanceId, name, thrown: thrown(error) });
      throw error;
    } finally {
      if (hold?.activity === name) {
        tell({ type: "held", instanceId });
        await forEver();
      }
      await orderOf(instanceId)?.();
    }
  };
  // By this name the grader knows in a call stack which activity, and not the body, ran.
  return Object.defineProperty(watched, "name", { value: `${name}:activityCall` });
}

/** Whatever a result is, looking at it must not make its activity fail. */
function lostIn(result) {
  try {
    return lostInJson(result);
  } catch {
    return undefined;
  }
}

/**
 * The first part of a value that is something else after its way through JSON. A field
 * without a value is gone then, and nobody who reads it can tell.
 */
export function lostInJson(value, field = "", within = []) {
  const what = unlikeJson(value, within);
  if (what) return { field, what, arrives: arriving(value) };
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const path = Array.isArray(value) ? `${field}[${key}]` : field ? `${field}.${key}` : key;
    const lost = lostInJson(part, path, [...within, value]);
    if (lost) return lost;
  }
  return undefined;
}

function unlikeJson(value, within) {
  switch (typeof value) {
    case "number":
      return Number.isFinite(value) ? undefined : String(value);
    case "bigint":
    case "function":
    case "symbol":
      return `a ${typeof value}`;
    case "object":
      if (within.includes(value)) return "an object inside itself";
      if (ArrayBuffer.isView(value)) return `a ${value.constructor.name}`;
      return BUILT_IN.find(({ is }) => is(value))?.what;
    default:
      return undefined;
  }
}

const BUILT_IN = ["Map", "Set", "Date", "RegExp", "Promise", "Error", "ArrayBuffer"].map(
  (name) => ({
    is: (value) => value instanceof globalThis[name],
    what: `${/^[AE]/.test(name) ? "an" : "a"} ${name}`,
  }),
);

function arriving(value) {
  try {
    return JSON.stringify(value) ?? "nothing";
  } catch {
    return "nothing";
  }
}
