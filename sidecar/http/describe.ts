import { statusOf, type Instance } from "../engine/instance.ts";

const PREFIX = "dapr.workflow.";

/**
 * An instance as `GET /v1.0/workflows/…/{id}` shows it. As in daprd, one that has not
 * started shows neither its name nor its input, and what is empty is left out.
 */
export function describe(instance: Instance) {
  const { end, start } = instance.seen;
  const never = "0001-01-01T00:00:00Z";
  const properties: Record<string, string> = {};
  const add = (key: string, value: string | undefined) => {
    if (value !== undefined) properties[PREFIX + key] = value;
  };
  add("custom_status", instance.customStatus);
  add("input", start?.input);
  if (!end?.failure) add("output", end?.result);
  add("failure.error_type", end?.failure?.errorType);
  add("failure.error_message", end?.failure?.errorMessage);
  add("failure.stack_trace", end?.failure?.stackTrace);
  return {
    instanceID: instance.id,
    ...(start?.name && { workflowName: start.name }),
    createdAt: start?.at ?? never,
    lastUpdatedAt: instance.history.at(-1)?.at ?? never,
    runtimeStatus: statusOf(instance),
    ...(Object.keys(properties).length > 0 && { properties }),
  };
}
