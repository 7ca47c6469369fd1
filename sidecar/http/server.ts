import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { sidecarError } from "../errors.ts";
import type { Hub } from "../hub/hub.ts";
import type { MetadataBoard } from "../metadata.ts";
import { TOKEN_HEADER, type TokenCheck } from "../token.ts";
import { bodyTooLarge, noSuchRoute, unexpected } from "./errors.ts";
import { refuse, workflowRoutes } from "./workflows.ts";

/** As on gRPC, where it is the SDK's own limit; daprd's is lower by default. */
const LARGEST_BODY = 128 * 1024 * 1024;

const health = ["/v1.0/healthz", "/v1.0/healthz/outbound"];

export interface HttpServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** What the server serves, and to whom. */
export interface HttpOptions {
  hub: Hub;
  metadata: MetadataBoard;
  /** Lets everyone in when absent. */
  isToken?: TokenCheck;
}

/**
 * Serves daprd's workflow API over HTTP, with its health and metadata endpoints.
 * @param port 0 picks a free one
 * @throws {SidecarError} PORT_TAKEN
 */
export function serveHttp(options: HttpOptions, host: string, port: number): Promise<HttpServer> {
  const server = createAdaptorServer({ fetch: routes(options).fetch });
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? sidecarError("PORT_TAKEN", port) : error),
    );
    server.listen(port, host, () => {
      const address = server.address();
      resolve({
        port: typeof address === "object" && address ? address.port : port,
        stop: () =>
          new Promise((done) => {
            server.close(() => done());
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      });
    });
  });
}

function routes({ hub, metadata, isToken }: HttpOptions): Hono {
  const app = new Hono({ getPath: cleanPath });
  app.notFound((c) => refuse(c, noSuchRoute));
  app.onError((error, c) => refuse(c, unexpected(error)));
  app.use(async (c, next) => {
    const open = !isToken || (c.req.method === "GET" && health.includes(c.req.path));
    if (!open && !isToken(c.req.header(TOKEN_HEADER))) return c.text("invalid api token\n", 401);
    // Hono would answer HEAD as it answers GET; daprd does not.
    if (c.req.method === "HEAD") return refuse(c, noSuchRoute);
    return next();
  });
  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError: (c) => refuse(c, bodyTooLarge) }));
  for (const version of ["v1.0", "v1.0-beta1", "v1.0-alpha1"]) {
    app.route(`/${version}/workflows/:component`, workflowRoutes(hub));
  }
  for (const path of health) app.get(path, (c) => c.body(null, 204));
  app.get("/v1.0/metadata", (c) => {
    const { connectedWorkers, ...told } = metadata.read();
    return c.json({ ...told, ...(connectedWorkers > 0 && { workflows: { connectedWorkers } }) });
  });
  app.put("/v1.0/metadata/:key", async (c) => {
    metadata.set(c.req.param("key"), await c.req.text());
    return c.body(null, 204);
  });
  return app;
}

/** As daprd reads a path: slashes too many do not count, and a plus is a space. */
function cleanPath(request: Request): string {
  const { pathname } = new URL(request.url);
  return pathname
    .replaceAll(/\/+/g, "/")
    .replace(/(?<=.)\/$/, "")
    .replaceAll("+", "%20");
}
