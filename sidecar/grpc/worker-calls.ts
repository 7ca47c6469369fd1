import { create } from "@bufbuild/protobuf";
import { EmptySchema } from "@bufbuild/protobuf/wkt";
import type { ServerWritableStream } from "@grpc/grpc-js";
import type { Worker } from "../hub/dispatcher.ts";
import type { Hub } from "../hub/hub.ts";
import { fromResponse } from "./actions.ts";
import type { Request } from "./definition.ts";
import { fromFailure } from "./events.ts";
import { encodeActivity, encodeTurn } from "./work-items.ts";

type WorkStream = ServerWritableStream<Request<"getWorkItems">, Uint8Array>;

/** The calls a worker makes. `peer` is its connection: answers count only over the one that got the work. */
export function workerCalls(hub: Hub) {
  const streams = new Set<WorkStream>();

  async function completeTurn(response: Request<"completeWorkflowTask">, peer: string) {
    await hub.turnAnswered(response.instanceId, fromResponse(response), peer);
    return create(EmptySchema);
  }

  return {
    hello: async () => create(EmptySchema),
    completeOrchestratorTask: completeTurn,
    completeWorkflowTask: completeTurn,

    async completeActivityTask(response: Request<"completeActivityTask">, peer: string) {
      const { instanceId, taskId, result } = response;
      const failure = fromFailure(response.failureDetails);
      await hub.activityAnswered({ instanceId, taskId, result, failure }, peer);
      return create(EmptySchema);
    },

    /** Sends work until the worker leaves or {@link endStreams} is called. */
    getWorkItems(stream: WorkStream): void {
      const worker: Worker = {
        peer: stream.getPeer(),
        sendTurn: (turn) => stream.write(encodeTurn(turn)),
        sendActivity: (item) => stream.write(encodeActivity(item)),
      };
      const leave = () => {
        if (streams.delete(stream)) hub.disconnect(worker);
      };
      stream.on("cancelled", leave).on("close", leave).on("error", leave);
      streams.add(stream);
      hub.connect(worker);
    },

    /** Ends every stream in good order: an SDK worker reconnects after that, and dies of anything else. */
    endStreams(): void {
      for (const stream of streams) stream.end();
    },
  };
}
