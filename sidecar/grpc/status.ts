import { status, type ServiceError } from "@grpc/grpc-js";
import { SidecarError } from "../errors.ts";
import { Refused } from "../hub/requests.ts";

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
  return { code: status.INTERNAL, details };
}

function refusal(method: string, { refusal, instanceId }: Refused): Partial<ServiceError> {
  const prefix = prefixes[method] ?? "";
  switch (refusal) {
    case "active": {
      const reason = `an active workflow with ID '${instanceId}' already exists`;
      const details = `${prefix}rpc error: code = AlreadyExists desc = ${reason}`;
      return { code: status.ALREADY_EXISTS, details };
    }
    case "unknown":
      return method === "getInstanceHistory"
        ? { code: status.NOT_FOUND, details: `workflow instance '${instanceId}' not found` }
        : { code: status.UNKNOWN, details: `${prefix}no such instance exists` };
    case "notEnded":
      return { code: status.UNKNOWN, details: `${prefix}orchestration has not yet completed` };
  }
}
