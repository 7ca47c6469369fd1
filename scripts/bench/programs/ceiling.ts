/**
 * A sidecar that does nothing: it plays chains of activities through with the least a worker
 * accepts. No decisions, no checks, no waiting for a disk. What an app reaches on it is what
 * the SDK and gRPC allow.
 */
import { create } from "@bufbuild/protobuf";
import { EmptySchema } from "@bufbuild/protobuf/wkt";
import { Server, ServerCredentials, type ServerWritableStream } from "@grpc/grpc-js";
import type { HistoryEvent } from "../../../sidecar/engine/history.ts";
import { definition, type Request } from "../../../sidecar/grpc/definition.ts";
import { encodeActivity, encodeTurn } from "../../../sidecar/grpc/work-items.ts";
import * as pb from "../../../sidecar/protocol/gen/task_hub_pb.js";
import { endWithBench, say } from "./program.ts";

type Reply = (error: null, answer: unknown) => void;
type Call<T> = { request: T };

interface Chain {
  history: HistoryEvent[];
  /** What the next turn brings; it joins the history with the turn's own events. */
  batch: HistoryEvent[];
  end?: pb.GetInstanceResponse;
  waiting?: Reply;
}

const executionId = "ceiling";
const at = new Date().toISOString();
const stamp = { id: -1, at };
const started = { ...stamp, type: "WorkflowStarted" as const };
const nothing = create(EmptySchema);
const chains = new Map<string, Chain>();
let stream: ServerWritableStream<unknown, Uint8Array> | undefined;
/** What came before the worker's stream. */
const early: Uint8Array[] = [];

function send(item: Uint8Array): void {
  if (stream) stream.write(item);
  else early.push(item);
}

function sendTurn(instanceId: string, { history, batch }: Chain): void {
  const turn = { instanceId, executionId, past: history, started, batch, local: false };
  send(encodeTurn(turn));
}

const calls = {
  hello: (_call: unknown, reply: Reply) => reply(null, nothing),
  getWorkItems(call: ServerWritableStream<unknown, Uint8Array>) {
    stream = call;
    early.splice(0).forEach(send);
  },

  startInstance({ request }: Call<Request<"startInstance">>, reply: Reply) {
    const instanceId = request.instanceId;
    const { name, input } = request;
    const start = { ...stamp, type: "ExecutionStarted" as const, name, input };
    const chain: Chain = { history: [], batch: [{ ...start, instanceId, executionId }] };
    chains.set(instanceId, chain);
    sendTurn(instanceId, chain);
    reply(null, create(pb.CreateInstanceResponseSchema, { instanceId }));
  },

  completeOrchestratorTask({ request }: Call<Request<"completeOrchestratorTask">>, reply: Reply) {
    reply(null, nothing);
    const chain = chains.get(request.instanceId);
    const { id = 0, action } = request.actions[0] ?? {};
    if (chain && action?.case === "scheduleTask") {
      const { name, input } = action.value;
      const task = { id, at, type: "TaskScheduled" as const, name, input };
      chain.history.push(started, ...chain.batch, task);
      send(encodeActivity({ instanceId: request.instanceId, executionId, task }));
    } else if (chain && action?.case === "completeWorkflow") {
      chain.end = create(pb.GetInstanceResponseSchema, {
        exists: true,
        workflowState: {
          instanceId: request.instanceId,
          workflowStatus: pb.WorkflowStatus.COMPLETED,
          output: action.value.result,
        },
      });
      chain.waiting?.(null, chain.end);
      if (chain.waiting) chains.delete(request.instanceId);
    }
  },

  completeActivityTask({ request }: Call<Request<"completeActivityTask">>, reply: Reply) {
    reply(null, nothing);
    const { instanceId, taskId, result } = request;
    const chain = chains.get(instanceId);
    if (!chain) return;
    chain.batch = [{ ...stamp, type: "TaskCompleted", taskId, result }];
    sendTurn(instanceId, chain);
  },

  waitForInstanceCompletion({ request }: Call<Request<"waitForInstanceCompletion">>, reply: Reply) {
    const chain = chains.get(request.instanceId);
    if (!chain?.end) return void (chain && (chain.waiting = reply));
    chains.delete(request.instanceId);
    reply(null, chain.end);
  },
};

const server = new Server({ "grpc.enable_channelz": 0 });
server.addService(definition, calls);
const grpcPort = await new Promise<number>((resolve, reject) => {
  server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
    error ? reject(error) : resolve(port),
  );
});
endWithBench(async () => server.forceShutdown());
say({ grpcPort });
