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
  if (Buffer.byteLength(id) > LONGEST_ID) {
    const message = `workflow instance ID exceeds the max length of ${LONGEST_ID} characters`;
    return { status: 400, errorCode: "ERR_INSTANCE_ID_TOO_LONG", message };
  }
  if (/^[\p{L}\p{Nd}_-]*$/u.test(id)) return undefined;
  const message = `workflow instance ID '${id}' is invalid: only alphanumeric and underscore characters are allowed`;
  return { status: 400, errorCode: "ERR_INSTANCE_ID_INVALID", message };
}

export function notFound(id: string): HttpError {
  const message = `unable to find workflow with the provided instance ID: ${id}`;
  return { status: 404, errorCode: "ERR_INSTANCE_ID_NOT_FOUND", message };
}

/** daprd takes every path it does not know for a call to another app that lacks its name. */
export const noSuchRoute: HttpError = {
  status: 404,
  errorCode: "ERR_DIRECT_INVOKE",
  message: "failed getting app id either from the URL path or the header dapr-app-id",
};

export const bodyTooLarge: HttpError = {
  status: 400,
  errorCode: "ERR_BODY_READ",
  message: "failed to read request body: stream too large",
};

/** Requests without an input may have a body all the same; it then has to be a JSON object. */
export function bodyError(body: string): HttpError | undefined {
  if (body === "" || isJsonObject(body)) return undefined;
  const [word = ""] = /\S+/.exec(body) ?? [];
  const message = `failed deserializing HTTP body: proto: syntax error (line 1:1): unexpected token ${word}`;
  return { status: 400, errorCode: "ERR_MALFORMED_REQUEST", message };
}

function isJsonObject(text: string): boolean {
  try {
    return text.trimStart().startsWith("{") && typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

/** A body that cannot be a payload, which is text. */
export class NotText extends Error {
  override name = "NotText";
}

/**
 * The answer for an error of `verb` on `subject`, a workflow's name or an instance's id.
 * @param event the name of the event to raise
 */
export function toHttpError(
  verb: Verb,
  subject: string,
  error: unknown,
  event?: string,
): HttpError {
  if (error instanceof Refused && error.refusal === "unknown" && findable(verb)) {
    return notFound(error.instanceId);
  }
  if (!(error instanceof Refused || error instanceof NotText)) return unexpected(error);
  const { code, text } = phrases[verb];
  return { status: 500, errorCode: code, message: text(subject, reason(verb, error), event) };
}

/** The answer for an error that no request is to blame for. */
export function unexpected(error: unknown): HttpError {
  if (error instanceof SidecarError) {
    const message = `${error.message} ${error.help}`;
    return { status: 503, errorCode: `ERR_${error.code}`, message };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { status: 500, errorCode: "ERR_INTERNAL", message };
}

const findable = (verb: Verb) => verb === "terminate" || verb === "purge";

function reason(verb: Verb, error: Refused | NotText): string {
  if (error instanceof Refused) {
    const status = error.refusal === "active" ? "rpc error: code = AlreadyExists desc = " : "";
    return status + error.message;
  }
  const step = verb === "start" ? "failed to marshal CreateWorkflowInstanceRequest: " : "";
  return `${step}string field contains invalid UTF-8`;
}

type Phrase = (subject: string, why: string, event?: string) => string;

const phrases: Record<Verb, { code: string; text: Phrase }> = {
  start: {
    code: "ERR_START_WORKFLOW",
    text: (name, why) =>
      `error starting workflow '${name}': unable to start workflow: failed to start workflow: ${why}`,
  },
  raiseEvent: {
    code: "ERR_RAISE_EVENT_WORKFLOW",
    text: (id, why, event) =>
      `error raising event on workflow '${id}': failed to raise event ${event} on workflow ${id}: failed to raise event: ${why}`,
  },
  pause: {
    code: "ERR_PAUSE_WORKFLOW",
    text: (id, why) =>
      `error pausing workflow ${id}: failed to pause workflow ${id}: failed to suspend workflow: ${why}`,
  },
  resume: {
    code: "ERR_RESUME_WORKFLOW",
    text: (id, why) =>
      `error resuming workflow ${id}: failed to resume workflow ${id}: failed to resume workflow: ${why}`,
  },
  terminate: {
    code: "ERR_TERMINATE_WORKFLOW",
    text: (id, why) => `error terminating workflow '${id}': ${why}`,
  },
  purge: {
    code: "ERR_PURGE_WORKFLOW",
    text: (id, why) =>
      `error purging workflow ${id}: failed to Purge workflow ${id}: failed to purge workflow state: ${why}`,
  },
};
