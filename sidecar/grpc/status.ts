import { status, type ServiceError } from "@grpc/grpc-js";
import { SidecarError } from "../errors.ts";
import { Refused } from "../hub/requests.ts";

/** What daprd 1.18 puts before a refusal's text, by RPC. */
const prefixes: Partial<Record<string, string>> = {
  startInstance: "failed to create workflow instance: ",
  terminateInstance: "failed to submit termination request: ",
  purgeInstances: "failed to purge workflow state: ",
};

/** An error as the gRPC status that daprd answers with: refusals are UNKNOWN. */
export function toServiceError(method: string, error: unknown): Partial<ServiceError> {
  if (error instanceof Refused) {
    return { code: status.UNKNOWN, details: (prefixes[method] ?? "") + refusalText(error) };
  }
  if (error instanceof SidecarError) {
    return { code: status.UNAVAILABLE, details: `${error.message} ${error.help}` };
  }
  const details = error instanceof Error ? error.message : String(error);
  return { code: status.INTERNAL, details };
}

function refusalText({ refusal, instanceId }: Refused): string {
  switch (refusal) {
    case "unknown":
      return "no such instance exists";
    case "active":
      return `an active workflow with ID '${instanceId}' already exists`;
    case "notEnded":
      return "orchestration has not yet completed";
  }
}
