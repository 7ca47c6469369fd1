import { status, type ServiceError } from "@grpc/grpc-js";
import { SidecarError } from "../errors.ts";
import { Refused } from "../hub/requests.ts";
import { ImpossibleTime } from "./time.ts";

/** What daprd 1.18 puts before a refusal's text, by RPC. */
const prefixes: Partial<Record<string, string>> = {
  startInstance: "failed to create workflow instance: ",
  terminateInstance: "failed to submit termination request: ",
  purgeInstances: "failed to purge workflow state: ",
};

/** An error as the gRPC status that daprd answers with. Most refusals are UNKNOWN there. */
export function toServiceError(method: string, error: unknown): Partial<ServiceError> {
  if (error instanceof Refused) return refusal(method, error);
  if (error instanceof SidecarError) {
    return { code: status.UNAVAILABLE, details: `${error.message} ${error.help}` };
  }
  const details = error instanceof Error ? error.message : String(error);
  const isRequest = error instanceof ImpossibleTime;
  return { code: isRequest ? status.INVALID_ARGUMENT : status.INTERNAL, details };
}

function refusal(method: string, error: Refused): Partial<ServiceError> {
  const prefix = prefixes[method] ?? "";
  if (error.refusal === "active") {
    const details = `${prefix}rpc error: code = AlreadyExists desc = ${error.message}`;
    return { code: status.ALREADY_EXISTS, details };
  }
  if (error.refusal === "unfitId") {
    const details = `${prefix}rpc error: code = Unknown desc = ${error.message}`;
    return { code: status.UNKNOWN, details };
  }
  if (method === "getInstanceHistory") {
    const details = `workflow instance '${error.instanceId}' not found`;
    return { code: status.NOT_FOUND, details };
  }
  return { code: status.UNKNOWN, details: prefix + error.message };
}
