import {
  Server,
  ServerCredentials,
  setLogger,
  status,
  type handleUnaryCall,
  type ServerUnaryCall,
  type ServiceError,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { sidecarError } from "../errors.ts";
import type { Hub } from "../hub/hub.ts";
import type { MetadataBoard } from "../metadata.ts";
import type { TokenCheck } from "../token.ts";
import { clientCalls } from "./client-calls.ts";
import { definition, runtimeDefinition } from "./definition.ts";
import { runtimeCalls } from "./runtime-calls.ts";
import { toServiceError } from "./status.ts";
import { guard } from "./token.ts";
import { workerCalls } from "./worker-calls.ts";

/** The SDK's own limit for a message; daprd's is lower by default. */
const LARGEST_MESSAGE = 128 * 1024 * 1024;

/** How long calls may take to end when the server stops, in milliseconds. */
const GRACE = 500;

export interface GrpcServer {
  readonly port: number;
  /** Ends work streams so that workers reconnect, lets open calls finish briefly, then closes. */
  stop(): Promise<void>;
}

/** What the server serves, and to whom. */
export interface GrpcOptions {
  hub: Hub;
  metadata: MetadataBoard;
  /** Lets everyone in when absent. */
  isToken?: TokenCheck;
}

/**
 * Serves the task hub on `host`.
 * @param port 0 picks a free one
 * @throws {SidecarError} PORT_TAKEN
 */
export async function serveGrpc(
  { hub, metadata, isToken }: GrpcOptions,
  host: string,
  port: number,
): Promise<GrpcServer> {
  const worker = workerCalls(hub);
  const server = new Server({
    "grpc.max_receive_message_length": LARGEST_MESSAGE,
    "grpc.max_send_message_length": LARGEST_MESSAGE,
    "grpc.keepalive_time_ms": 10_000,
    "grpc.keepalive_timeout_ms": 5_000,
    // Statistics of every call that nobody reads.
    "grpc.enable_channelz": 0,
    // Two sidecars on one port would share the workers between them.
    "grpc.so_reuseport": 0,
    interceptors: isToken ? [guard(isToken)] : [],
  });
  server.addService(definition, implementation(hub, worker));
  server.addService(runtimeDefinition, runtimeImplementation(metadata));
  const bound = await bind(server, host, port);
  return {
    port: bound,
    async stop() {
      worker.endStreams();
      await new Promise<void>((resolve) => {
        const force = setTimeout(() => (server.forceShutdown(), resolve()), GRACE);
        server.tryShutdown(() => (clearTimeout(force), resolve()));
      });
    },
  };
}

function implementation(
  hub: Hub,
  { getWorkItems, endStreams: _endStreams, ...answers }: ReturnType<typeof workerCalls>,
): UntypedServiceImplementation {
  const byName: UntypedServiceImplementation = { getWorkItems };
  for (const [name, call] of Object.entries(clientCalls(hub))) {
    byName[name] = unary(name, (one) => call(one.request as never, whenCancelled(one)));
  }
  for (const [name, call] of Object.entries(answers)) {
    byName[name] = unary(name, (one) => call(one.request as never, one.getPeer()));
  }
  for (const name of Object.keys(definition)) byName[name] ??= unimplemented(name);
  return byName;
}

function runtimeImplementation(metadata: MetadataBoard): UntypedServiceImplementation {
  return Object.fromEntries(
    Object.entries(runtimeCalls(metadata)).map(([name, call]) => [
      name,
      unary(name, (one) => call(one.request as never)),
    ]),
  );
}

type Unary = ServerUnaryCall<unknown, unknown>;

function unary(
  name: string,
  answer: (call: Unary) => Promise<unknown>,
): handleUnaryCall<unknown, unknown> {
  return (call, reply) => {
    answer(call).then(
      (value) => reply(null, value),
      (error: unknown) => reply(toServiceError(name, error)),
    );
  };
}

function unimplemented(name: string): handleUnaryCall<unknown, unknown> {
  return (_call, reply) => {
    const details = `${definition[name]?.path} is not implemented by the embedded sidecar`;
    reply({ code: status.UNIMPLEMENTED, details });
  };
}

/** The SDK times out on its own side and leaves the call open, so waiting ends with the call. */
function whenCancelled(call: Unary): AbortSignal {
  const controller = new AbortController();
  call.on("cancelled", () => controller.abort(new Error("the caller went away")));
  return controller.signal;
}

function bind(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const address = `${host}:${port}`;
    // grpc-js prints a taken port besides reporting it; a person should read it once.
    setLogger({ error: () => {} });
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, bound) => {
      setLogger(console);
      if (!error) resolve(bound);
      else if (isTaken(error)) reject(sidecarError("PORT_TAKEN", port));
      else reject(error);
    });
  });
}

function isTaken(error: Error | ServiceError): boolean {
  return /EADDRINUSE/.test(error.message);
}
