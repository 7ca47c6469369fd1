import type { Session } from "./session.ts";

/** The error with which the sidecar has the instance failed. */
export function failureOf(session: Session, instanceId: string): string {
  const history = session.sidecar.history(instanceId) ?? [];
  const end = history.find((event) => event.type === "ExecutionCompleted");
  const { errorType, errorMessage } = end?.failure ?? { errorType: "", errorMessage: "" };
  // The SDK puts the instance's id in front of every message.
  return `${errorType}: ${errorMessage.replace(`${instanceId}: `, "")}`;
}
