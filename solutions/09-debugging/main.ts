import { DaprWorkflowClient } from "@dapr/dapr";
import Fastify from "fastify";
import { createWorker } from "./service.ts";
import type { Return } from "./types.ts";

const worker = createWorker();
const client = new DaprWorkflowClient();
const app = Fastify();

app.post("/returns", async (request, reply) => {
  const item = request.body as Return;
  const id = `return-${item.returnId}`;
  await client.scheduleNewWorkflow("returnWorkflow", item, id);
  return reply.code(202).send({ id });
});

app.addHook("onReady", () => worker.start());
app.addHook("onClose", async () => {
  await worker.stop().catch(() => {});
  await client.stop();
});
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void app.close());
}
await app.listen({ port: Number(process.env.PORT ?? 3000), host: "127.0.0.1" });
