/**
 * An app without an SDK: a worker and a client that speak the protocol and do nothing else, so
 * that the engine is what limits. It runs chains only. Argument: the gRPC port.
 */
import { create, fromBinary, type MessageInitShape } from "@bufbuild/protobuf";
import { credentials, makeGenericClientConstructor } from "@grpc/grpc-js";
import { definition, type MethodName, type Reply } from "../../../sidecar/grpc/definition.ts";
import * as pb from "../../../sidecar/protocol/gen/task_hub_pb.js";
import { endWithBench, say, serve } from "./program.ts";

type Unary = (request: unknown, done: (error: unknown, reply: unknown) => void) => void;

const Client = makeGenericClientConstructor(definition, "TaskHubSidecarService");
const client = new Client(`127.0.0.1:${process.argv[2]}`, credentials.createInsecure());

function call<M extends MethodName>(method: M, request: unknown): Promise<Reply<M>> {
  return new Promise((resolve, reject) => {
    (client[method] as Unary).call(client, request, (error, reply) =>
      error ? reject(error as Error) : resolve(reply as Reply<M>),
    );
  });
}

/** The next step of a chain: one more activity, or the end once all have answered. */
function runTurn({ instanceId, pastEvents, newEvents }: pb.WorkflowRequest) {
  const events = [...pastEvents, ...newEvents].map(({ event }) => event);
  const length = events.find((event) => event.case === "executionStarted")?.value.input ?? "0";
  const results = events.flatMap((event) =>
    event.case === "taskCompleted" ? [event.value.result] : [],
  );
  const last = results.at(-1) ?? "1";
  const id = results.length + 1;
  const action: MessageInitShape<typeof pb.WorkflowActionSchema>["action"] =
    results.length < Number(length)
      ? { case: "scheduleTask", value: { name: "addOne", input: last } }
      : {
          case: "completeWorkflow",
          value: { workflowStatus: pb.WorkflowStatus.COMPLETED, result: last },
        };
  const response = { instanceId, actions: [{ id, action }] };
  return call("completeOrchestratorTask", create(pb.WorkflowResponseSchema, response));
}

function runActivity({ workflowInstance, taskId, input }: pb.ActivityRequest) {
  const { instanceId } = workflowInstance ?? {};
  const result = String(Number(input) + 1);
  const response = create(pb.ActivityResponseSchema, { instanceId, taskId, result });
  return call("completeActivityTask", response);
}

function work(bytes: Uint8Array): void {
  const { request } = fromBinary(pb.WorkItemSchema, bytes);
  if (request.case === "workflowRequest") void runTurn(request.value);
  else if (request.case === "activityRequest") void runActivity(request.value);
}

async function runChain(length: number): Promise<void> {
  const input = String(length);
  const start = create(pb.CreateInstanceRequestSchema, {
    instanceId: crypto.randomUUID(),
    name: "chain",
    input,
  });
  const { instanceId } = await call("startInstance", start);
  const wait = { instanceId, getInputsAndOutputs: true };
  const ended = await call("waitForInstanceCompletion", create(pb.GetInstanceRequestSchema, wait));
  const output = ended.workflowState?.output;
  if (output !== String(length + 1)) throw new Error(`a chain answered ${output}`);
}

interface Request {
  size: number;
  count: number;
  inFlight: number;
}

async function load({ size, count, inFlight }: Request) {
  let left = count;
  const lane = async () => {
    while (left-- > 0) await runChain(size);
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: inFlight }, lane));
  return { total: performance.now() - begin };
}

type Stream = { on(event: "data" | "error", heard: (value: Uint8Array) => void): Stream };
const stream = (client["getWorkItems"] as (request: unknown) => Stream).call(
  client,
  create(pb.GetWorkItemsRequestSchema),
);
// The engine goes before the app when the bench ends.
stream.on("data", work).on("error", () => {});

serve(load);
endWithBench(async () => client.close());
say({ ready: 1 });
