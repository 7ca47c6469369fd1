import { createAdaptorServer } from "@hono/node-server";
import { Hono, type Context } from "hono";
import { sidecarError } from "../errors.ts";
import type { Hub } from "../hub/hub.ts";
import * as requests from "../hub/requests.ts";
import { idError, notFound, toHttpError, type HttpError, type Verb } from "./errors.ts";
import { describe } from "./describe.ts";

export interface HttpServer {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Serves daprd's workflow API over HTTP, with its health and metadata endpoints.
 * @param port 0 picks a free one
 * @throws {SidecarError} PORT_TAKEN
 */
export function serveHttp(hub: Hub, host: string, port: number): Promise<HttpServer> {
  const server = createAdaptorServer({ fetch: routes(hub).fetch });
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

function routes(hub: Hub): Hono {
  const app = new Hono();
  for (const version of ["v1.0", "v1.0-beta1", "v1.0-alpha1"]) {
    app.route(`/${version}/workflows/:component`, workflowRoutes(hub));
  }
  app.get("/v1.0/healthz", (c) => c.body(null, 204));
  app.get("/v1.0/healthz/outbound", (c) => c.body(null, 204));
  app.get("/v1.0/metadata", (c) =>
    c.json({
      id: "embedded",
      runtimeVersion: "embedded",
      enabledFeatures: [],
      components: [],
      extended: {},
      workflows: { connectedWorkers: hub.workers },
    }),
  );
  return app;
}

function workflowRoutes(hub: Hub): Hono {
  const app = new Hono();
  const id = (c: Context) => c.req.param("id") ?? "";

  app.post("/:id/start", async (c) => {
    const name = id(c);
    const instanceId = c.req.query("instanceID") ?? hub.env().newId();
    const wrong = idError(instanceId);
    if (wrong) return refuse(c, wrong);
    const input = (await c.req.text()) || undefined;
    return answer(c, "start", name, async () => {
      await requests.startInstance(hub, { instanceId, name, input }, "stored");
      return { instanceID: instanceId };
    });
  });

  app.get("/:id", async (c) => {
    const described = await hub.read((all) => {
      const instance = all.get(id(c));
      return instance && describe(instance);
    });
    return described ? c.json(described) : refuse(c, notFound(id(c)));
  });

  app.post("/:id/raiseEvent/:event", async (c) => {
    const event = c.req.param("event");
    const input = (await c.req.text()) || undefined;
    const detail = `failed to raise event ${event} on workflow ${id(c)}: `;
    return answer(
      c,
      "raiseEvent",
      id(c),
      () => requests.raiseEvent(hub, id(c), event, input),
      detail,
    );
  });

  app.post("/:id/pause", (c) => answer(c, "pause", id(c), () => requests.suspend(hub, id(c))));
  app.post("/:id/resume", (c) => answer(c, "resume", id(c), () => requests.resume(hub, id(c))));
  // Unlike the SDK, HTTP ends and purges children too unless told not to.
  const recursive = (c: Context) => c.req.query("non_recursive") !== "true";
  app.post("/:id/terminate", (c) =>
    answer(c, "terminate", id(c), () => requests.terminate(hub, id(c), recursive(c))),
  );
  app.post("/:id/purge", (c) =>
    answer(c, "purge", id(c), async () => {
      await requests.purgeInstance(hub, id(c), recursive(c));
    }),
  );
  return app;
}

async function answer(
  c: Context,
  verb: Verb,
  subject: string,
  act: () => Promise<object | void>,
  detail = "",
): Promise<Response> {
  try {
    const body = await act();
    return body ? c.json(body, 202) : c.body(null, 202);
  } catch (error) {
    return refuse(c, toHttpError(verb, subject, detail, error));
  }
}

function refuse(c: Context, { status, errorCode, message }: HttpError): Response {
  return c.json({ errorCode, message }, status);
}
