import { ServerInterceptingCall, status, type ServerInterceptor } from "@grpc/grpc-js";
import { TOKEN_HEADER, type TokenCheck } from "../token.ts";

/** Refuses every call that does not carry the token, with the status that daprd answers. */
export function guard(isToken: TokenCheck): ServerInterceptor {
  return (_method, call) =>
    new ServerInterceptingCall(call, {
      start(next) {
        next({
          onReceiveMetadata(metadata, proceed) {
            const [given] = metadata.get(TOKEN_HEADER);
            if (isToken(given?.toString())) proceed(metadata);
            else call.sendStatus({ code: status.UNAUTHENTICATED, details: "Unauthorized" });
          },
        });
      },
    });
}
