import { setTimeout } from "node:timers/promises";
import {
  DaprWorkflowClient,
  WorkflowRuntime,
  WorkflowRuntimeStatus,
  type WorkflowActivityContext,
  type WorkflowContext,
} from "@dapr/dapr";
import swagger from "@fastify/swagger";
import swaggerPages from "@fastify/swagger-ui";
import Fastify from "fastify";

// ---- Data ----

// #region data
interface Task {
  taskId: string;
  title?: string;
  assignee?: string;
}

interface TaskResult {
  taskId: string;
  status: "completed" | "rejected";
  message: string;
}

const taskSchema = {
  type: "object",
  required: ["taskId"],
  additionalProperties: false,
  properties: {
    taskId: { type: "string", pattern: "^[\\w-]{1,64}$" },
    title: { type: "string", maxLength: 200 },
    assignee: { type: "string", maxLength: 200 },
  },
} as const;
// #endregion data

// ---- Activities ----

// #region activities
function validateTask(_ctx: WorkflowActivityContext, task: Task) {
  console.log(`[Activity] Validating task: ${task.taskId}`);
  if (!task.title) return { valid: false, reason: "Missing title" };
  if (!task.assignee) return { valid: false, reason: "Missing assignee" };
  return { valid: true };
}

async function assignTask(_ctx: WorkflowActivityContext, task: Task) {
  console.log(`[Activity] Assigning task ${task.taskId} to ${task.assignee}`);
  // Finding out who is free takes a moment.
  await setTimeout(1000);
  return { assignee: task.assignee, assignedAt: new Date().toISOString() };
}

function sendNotification(
  _ctx: WorkflowActivityContext,
  note: { recipient: string; message: string },
) {
  if (!note.recipient.includes("@")) {
    throw new Error(`${note.recipient} is no mail address`);
  }
  console.log(`[Activity] Notifying ${note.recipient}: ${note.message}`);
  return { sentAt: new Date().toISOString() };
}
// #endregion activities

// ---- Workflow ----

// #region workflow
async function* taskWorkflow(
  ctx: WorkflowContext,
  task: Task,
): AsyncGenerator<unknown, TaskResult, any> {
  const { taskId } = task;
  const validation = yield ctx.callActivity(validateTask, task);
  if (!validation.valid) {
    return { taskId, status: "rejected", message: validation.reason };
  }
  const { assignee, assignedAt } = yield ctx.callActivity(assignTask, task);
  const message = `You have been assigned: ${task.title}`;
  yield ctx.callActivity(sendNotification, { recipient: assignee, message });
  return {
    taskId,
    status: "completed",
    message: `Assigned to ${assignee} at ${assignedAt}`,
  };
}
// #endregion workflow

// ---- Worker and client ----

// #region lifecycle
const runtime = new WorkflowRuntime()
  .registerWorkflow(taskWorkflow)
  .registerActivity(validateTask)
  .registerActivity(assignTask)
  .registerActivity(sendNotification);
const client = new DaprWorkflowClient();

// Bad input is refused, not mended.
const app = Fastify({
  ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
});
app.addHook("onReady", () => runtime.start());
app.addHook("onClose", async () => {
  await runtime.stop().catch(() => {});
  await client.stop();
});
// #endregion lifecycle

// ---- API ----

/** An error that Fastify answers with this status, in the format of all its errors. */
const httpError = (statusCode: number, message: string) =>
  Object.assign(new Error(message), { statusCode });

// A page for people at /docs, and the same for machines at /docs/json.
await app.register(swagger, {
  openapi: { info: { title: "Task Workflow Service", version: "1.0.0" } },
});
await app.register(swaggerPages, { routePrefix: "/docs" });

// #region process
app.post<{ Body: Task }>(
  "/tasks/process",
  { schema: { body: taskSchema } },
  async (request, reply) => {
    const id = `task-${request.body.taskId}`;
    // An id is free again after the end. Here a task is processed once, so look first.
    if (await client.getWorkflowState(id, false)) {
      throw httpError(409, `${id} exists already`);
    }
    try {
      await client.scheduleNewWorkflow(taskWorkflow, request.body, id);
    } catch (error) {
      // Two requests may have looked at the same moment; the sidecar refuses one.
      if (!String(error).includes("already exists")) throw error;
      throw httpError(409, `${id} exists already`);
    }
    return reply.code(202).send({ instanceId: id, status: "scheduled" });
  },
);
// #endregion process

// #region status
app.get<{ Params: { instanceId: string } }>(
  "/tasks/:instanceId/status",
  {
    schema: {
      params: {
        type: "object",
        properties: {
          instanceId: { type: "string", pattern: "^task-[\\w-]{1,64}$" },
        },
      },
    },
  },
  async (request) => {
    const { instanceId } = request.params;
    const state = await client.getWorkflowState(instanceId, true);
    if (!state) throw httpError(404, `There is no workflow ${instanceId}`);
    const { serializedOutput, workflowFailureDetails } = state;
    return {
      instanceId,
      status: WorkflowRuntimeStatus[state.runtimeStatus],
      output: serializedOutput
        ? (JSON.parse(serializedOutput) as TaskResult)
        : null,
      reason: workflowFailureDetails?.getErrorMessage() ?? null,
    };
  },
);
// #endregion status

// ---- Run ----

// #region run
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void app.close());
}
await app.listen({ port: Number(process.env.PORT ?? 8000), host: "127.0.0.1" });
console.log("Task Workflow Service is ready");
// #endregion run
