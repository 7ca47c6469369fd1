// expect: B15
// "Starting is quick, so I start and then look at what came."
import { WorkflowRuntimeStatus, type DaprWorkflowClient } from "@dapr/dapr";
import Fastify from "fastify";
import type { LeaveDecision, LeaveRequest } from "../types.ts";
import { leaveWorkflow } from "../workflow.ts";

const id = { type: "string", pattern: "^[\\w-]{1,64}$" };

const requestSchema = {
  type: "object",
  required: ["requestId", "employee", "days"],
  additionalProperties: false,
  properties: {
    requestId: id,
    employee: { type: "string", minLength: 1, maxLength: 200 },
    days: { type: "integer", minimum: 1, maximum: 30 },
  },
};

const httpError = (statusCode: number, message: string) =>
  Object.assign(new Error(message), { statusCode });

/** The web API for days off. */
export function createApp(client: DaprWorkflowClient) {
  const app = Fastify({
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  });

  app.post<{ Body: LeaveRequest }>("/leave", async (request, reply) => {
    const instanceId = `leave-${request.body.requestId}`;
    await client
      .scheduleNewWorkflow(leaveWorkflow, request.body, instanceId)
      .catch(() => {});
    const { requestId, employee, days, ...more } = request.body;
    const isFine =
      typeof requestId === "string" &&
      /^[\w-]{1,64}$/.test(requestId) &&
      typeof employee === "string" &&
      employee !== "" &&
      Number.isInteger(days) &&
      days >= 1 &&
      days <= 30 &&
      Object.keys(more).length === 0;
    if (!isFine) throw httpError(400, "This is no request for days off");
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
