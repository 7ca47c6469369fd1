import { create } from "@bufbuild/protobuf";
import { EmptySchema } from "@bufbuild/protobuf/wkt";
import type { MetadataBoard } from "../metadata.ts";
import * as pb from "../protocol/gen/runtime_pb.js";

/** The part of Dapr's own gRPC API by which a `DaprClient` sees that the sidecar is there. */
export function runtimeCalls(metadata: MetadataBoard) {
  return {
    async getMetadata(_request: pb.GetMetadataRequest) {
      const { id, runtimeVersion, extended, connectedWorkers } = metadata.read();
      return create(pb.GetMetadataResponseSchema, {
        id,
        runtimeVersion,
        extendedMetadata: extended,
        workflows: { connectedWorkers },
      });
    },

    async setMetadata({ key, value }: pb.SetMetadataRequest) {
      metadata.set(key, value);
      return create(EmptySchema);
    },
  };
}
