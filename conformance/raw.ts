import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import type { DescMessage, MessageInitShape, MessageShape } from "@bufbuild/protobuf";
import { Client, credentials } from "@grpc/grpc-js";
import { TaskHubSidecarService } from "../sidecar/protocol/gen/task_hub_pb.js";

type Methods = typeof TaskHubSidecarService.method;
export type UnaryName = {
  [Name in keyof Methods]: Methods[Name]["methodKind"] extends "unary" ? Name : never;
}[keyof Methods];

/**
 * Calls an RPC of the engine on `port` that the SDK's client does not have, or with fields
 * that it does not set. Rejects with the engine's gRPC error.
 */
export async function callRpc<Name extends UnaryName>(
  port: number,
  name: Name,
  request: MessageInitShape<Methods[Name]["input"]>,
): Promise<MessageShape<Methods[Name]["output"]>> {
  const { name: rpc, input, output } = TaskHubSidecarService.method[name];
  const bytes = toBinary<DescMessage>(input, create<DescMessage>(input, request));
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  const path = `/TaskHubSidecarService/${rpc}`;
  const same = (message: Buffer) => message;
  try {
    const reply = await new Promise<Buffer>((resolve, reject) => {
      client.makeUnaryRequest(path, same, same, Buffer.from(bytes), (error, message) =>
        error ? reject(error) : resolve(message ?? Buffer.alloc(0)),
      );
    });
    return fromBinary<DescMessage>(output, reply) as MessageShape<Methods[Name]["output"]>;
  } finally {
    client.close();
  }
}
