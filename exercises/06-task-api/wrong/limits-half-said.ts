// expect: B14
// "The types are there, and the pattern says which letters."
import { WorkflowRuntimeStatus, type DaprWorkflowClient } from "@dapr/dapr";
import Fastify from "fastify";
import type { LeaveDecision, LeaveRequest } from "../types.ts";
import { leaveWorkflow } from "../workflow.ts";

const id = { type: "string", pattern: "^[\\w-]+$" };

const requestSchema = {
  type: "object",
  required: ["requestId", "employee", "days"],
  additionalProperties: false,
  properties: {
    requestId: id,
    employee: { type: "string" },
    days: { type: "number", minimum: 1, maximum: 30 },
  },
};

const httpError = (statusCode: number, message: string) =>
  Object.assign(new Error(message), { statusCode });

/** The web API for days off. */
export function createApp(client: DaprWorkflowClient) {
  const app = Fastify({
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  });

  app.post<{ Body: LeaveRequest }>(
    "/leave",
    { schema: { body: requestSchema } },
    async (request, reply) => {
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
    },
  );

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
