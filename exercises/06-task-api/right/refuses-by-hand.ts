// Refuses in its own code, without a schema.
import { WorkflowRuntimeStatus, type DaprWorkflowClient } from "@dapr/dapr";
import Fastify from "fastify";
import type { LeaveDecision, LeaveRequest } from "../types.ts";
import { leaveWorkflow } from "../workflow.ts";

function isRequest(body: unknown): body is LeaveRequest {
  if (typeof body !== "object" || body === null) return false;
  const { requestId, employee, days, ...more } = body as Record<string, unknown>;
  return (
    typeof requestId === "string" &&
    /^[\w-]{1,64}$/.test(requestId) &&
    typeof employee === "string" &&
    employee.length > 0 &&
    typeof days === "number" &&
    Number.isInteger(days) &&
    days >= 1 &&
    days <= 30 &&
    Object.keys(more).length === 0
  );
}

const id = { type: "string", pattern: "^[\\w-]{1,64}$" };

const httpError = (statusCode: number, message: string) =>
  Object.assign(new Error(message), { statusCode });

/** The web API for days off. */
export function createApp(client: DaprWorkflowClient) {
  const app = Fastify();

  app.post<{ Body: LeaveRequest }>("/leave", async (request, reply) => {
    const body: unknown = request.body;
    if (!isRequest(body)) return reply.code(400).send({ message: "No request" });
    const instanceId = `leave-${request.body.requestId}`;
    if (await client.getWorkflowState(instanceId, false)) {
      throw httpError(409, `${instanceId} exists already`);
    }
    try {
      await client.scheduleNewWorkflow(leaveWorkflow, request.body, instanceId);
    } catch (error) {
      if (!String(error).includes("already exists")) throw error;
      throw httpError(409, `${instanceId} exists already`);
    }
    return reply.code(202).send({ instanceId, status: "scheduled" });
  });

  app.get<{ Params: { requestId: string } }>(
    "/leave/:requestId",
    { schema: { params: { type: "object", properties: { requestId: id } } } },
    async (request) => {
      const instanceId = `leave-${request.params.requestId}`;
      const state = await client.getWorkflowState(instanceId, true);
      if (!state) throw httpError(404, `There is no ${instanceId}`);
      const { runtimeStatus, serializedOutput, workflowFailureDetails } = state;
      return {
        instanceId,
        status: WorkflowRuntimeStatus[runtimeStatus],
        output: serializedOutput
          ? (JSON.parse(serializedOutput) as LeaveDecision)
          : null,
        reason: workflowFailureDetails?.getErrorMessage() ?? null,
      };
    },
  );

  return app;
}
