import type { DaprWorkflowClient } from "@dapr/dapr";
import Fastify from "fastify";
import type { LeaveRequest } from "./types.ts";

/** The web API for days off. */
export function createApp(client: DaprWorkflowClient) {
  const app = Fastify();

  app.post<{ Body: LeaveRequest }>("/leave", async (request, reply) => {
    // TODO (Part A): refuse what is no request for days off, and start leaveWorkflow for
    // what is one, under the id "leave-" and the request's id.

    // TODO (Part C): answer with 409 when there is an instance with this id already.

    return reply.code(501).send({ message: "Not written yet" });
  });

  app.get<{ Params: { requestId: string } }>(
    "/leave/:requestId",
    async (request, reply) => {
      // TODO (Part B): answer with the instance's id and status, its output or null, and the
      // reason of a failure or null; with 404 when there is none.

      return reply.code(501).send({ message: "Not written yet" });
    },
  );

  return app;
}
