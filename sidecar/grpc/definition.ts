import { fromBinary, toBinary } from "@bufbuild/protobuf";
import type { DescMessage, DescService, MessageShape } from "@bufbuild/protobuf";
import type { MethodDefinition } from "@grpc/grpc-js";
import { Dapr } from "../protocol/gen/runtime_pb.js";
import { TaskHubSidecarService as service } from "../protocol/gen/task_hub_pb.js";

export type MethodName = keyof typeof service.method;
export type Request<M extends MethodName> = MessageShape<(typeof service.method)[M]["input"]>;
export type Reply<M extends MethodName> = MessageShape<(typeof service.method)[M]["output"]>;

type Definition = Record<string, MethodDefinition<unknown, unknown>>;

/** The workflow protocol. */
export const definition = definitionOf(service);

/** What the SDK's `DaprClient` calls before anything else. */
export const runtimeDefinition = definitionOf(Dapr);

/**
 * A service as grpc-js wants it, made from the generated descriptor. The stream of
 * work items takes bytes: they are put together in `work-items.ts`.
 */
function definitionOf({ typeName, methods }: DescService): Definition {
  return Object.fromEntries(
    methods.map((method) => [
      method.localName,
      {
        path: `/${typeName}/${method.name}`,
        requestStream: false,
        responseStream: method.methodKind === "server_streaming",
        ...codec("request", method.input),
        ...(method.methodKind === "server_streaming"
          ? { responseSerialize: asBuffer, responseDeserialize: passed }
          : codec("response", method.output)),
      } as MethodDefinition<unknown, unknown>,
    ]),
  );
}

function codec(kind: "request" | "response", schema: DescMessage) {
  return {
    [`${kind}Serialize`]: (message: MessageShape<typeof schema>) =>
      asBuffer(toBinary(schema, message)),
    [`${kind}Deserialize`]: (bytes: Buffer) => fromBinary(schema, bytes),
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function passed<T>(value: T): T {
  return value;
}
