import { Hono, type Context } from "hono";
import type { Hub } from "../hub/hub.ts";
import * as requests from "../hub/requests.ts";
import { describe } from "./describe.ts";
import {
  bodyError,
  idError,
  notFound,
  NotText,
  toHttpError,
  type HttpError,
  type Verb,
} from "./errors.ts";

/** daprd's workflow API, below `/v1.0/workflows/{component}`. */
export function workflowRoutes(hub: Hub): Hono {
  const app = new Hono();
  const id = (c: Context) => c.req.param("id") ?? "";

  app.post("/:id/start", async (c) => {
    const name = id(c);
    const instanceId = c.req.query("instanceID") || hub.env().newId();
    const wrong = idError(instanceId);
    if (wrong) return refuse(c, wrong);
    return answer(c, "start", name, async () => {
      const input = await payload(c);
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

  app.post("/:id/raiseEvent/:event", (c) => {
    const event = c.req.param("event");
    return answer(
      c,
      "raiseEvent",
      id(c),
      async () => requests.raiseEvent(hub, id(c), event, await payload(c)),
      event,
    );
  });

  const command = (verb: Verb, act: (id: string) => Promise<unknown>) =>
    app.post(`/:id/${verb}`, async (c) => {
      const wrong = bodyError(await c.req.text());
      if (wrong) return refuse(c, wrong);
      return answer(c, verb, id(c), async () => void (await act(id(c))));
    });
  command("pause", (id) => requests.suspend(hub, id));
  command("resume", (id) => requests.resume(hub, id));
  // Unlike the SDK, HTTP ends and purges children too.
  command("terminate", (id) => requests.terminate(hub, id, true));
  command("purge", (id) => requests.purgeInstance(hub, id, true));
  return app;
}

/** The body as it came; no body is an empty text and not an absent payload, as in daprd. */
async function payload(c: Context): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      await c.req.arrayBuffer(),
    );
  } catch (error) {
    throw error instanceof TypeError ? new NotText() : error;
  }
}

async function answer(
  c: Context,
  verb: Verb,
  subject: string,
  act: () => Promise<object | void>,
  event?: string,
): Promise<Response> {
  try {
    return c.json((await act()) ?? {}, 202);
  } catch (error) {
    return refuse(c, toHttpError(verb, subject, error, event));
  }
}

export function refuse(c: Context, { status, errorCode, message }: HttpError): Response {
  return c.json({ errorCode, message }, status);
}
