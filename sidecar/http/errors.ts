import type { ContentfulStatusCode } from "hono/utils/http-status";
import { SidecarError } from "../errors.ts";
import { Refused } from "../hub/requests.ts";

/** What daprd's HTTP API answers with when something is wrong (`pkg/messages/predefined.go`). */
export interface HttpError {
  status: ContentfulStatusCode;
  errorCode: string;
  message: string;
}

export type Verb = "start" | "raiseEvent" | "pause" | "resume" | "terminate" | "purge";

const LONGEST_ID = 64;

/** Checks an id for a new instance. HTTP allows fewer ids than gRPC does. */
export function idError(id: string): HttpError | undefined {
  if (id.length > LONGEST_ID) {
    const message = `workflow instance ID exceeds the max length of ${LONGEST_ID} characters`;
    return { status: 400, errorCode: "ERR_INSTANCE_ID_TOO_LONG", message };
  }
  if (/^[\w-]*$/.test(id)) return undefined;
  const message = `workflow instance ID '${id}' is invalid: only alphanumeric and underscore characters are allowed`;
  return { status: 400, errorCode: "ERR_INSTANCE_ID_INVALID", message };
}

export function notFound(id: string): HttpError {
  const message = `unable to find workflow with the provided instance ID: ${id}`;
  return { status: 404, errorCode: "ERR_INSTANCE_ID_NOT_FOUND", message };
}

export function toHttpError(
  verb: Verb,
  subject: string,
  detail: string,
  error: unknown,
): HttpError {
  if (error instanceof SidecarError) {
    const message = `${error.message} ${error.help}`;
    return { status: 503, errorCode: `ERR_${error.code}`, message };
  }
  if (!(error instanceof Refused)) throw error;
  const findable = verb === "terminate" || verb === "purge";
  if (error.refusal === "unknown" && findable) return notFound(error.instanceId);
  const { code, text } = phrases[verb];
  return { status: 500, errorCode: code, message: text(subject, detail + error.message) };
}

const phrases: Record<Verb, { code: string; text: (subject: string, why: string) => string }> = {
  start: {
    code: "ERR_START_WORKFLOW",
    text: (name, why) => `error starting workflow '${name}': unable to start workflow: ${why}`,
  },
  raiseEvent: {
    code: "ERR_RAISE_EVENT_WORKFLOW",
    text: (id, why) => `error raising event on workflow '${id}': ${why}`,
  },
  pause: {
    code: "ERR_PAUSE_WORKFLOW",
    text: (id, why) => `error pausing workflow ${id}: failed to pause workflow ${id}: ${why}`,
  },
  resume: {
    code: "ERR_RESUME_WORKFLOW",
    text: (id, why) => `error resuming workflow ${id}: failed to resume workflow ${id}: ${why}`,
  },
  terminate: {
    code: "ERR_TERMINATE_WORKFLOW",
    text: (id, why) => `error terminating workflow '${id}': ${why}`,
  },
  purge: {
    code: "ERR_PURGE_WORKFLOW",
    text: (id, why) => `error purging workflow ${id}: failed to Purge workflow ${id}: ${why}`,
  },
};
