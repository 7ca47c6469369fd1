import type { Stage } from "../stage.ts";

/** The app from start to end, a name that nobody registered, and a worker without a sidecar. */
export default async function runtime(stage: Stage) {
  await stage.part("The app starts, and its worker with it");
  const app = await stage.start("main.ts");
  await app.printed(/Listening/);
  await app.ready("/health");
  await app.request("GET", "/health");

  await stage.part("The sidecar starts workflows by name");
  const workflows = "/v1.0/workflows/dapr";
  const task = { taskId: "123", title: "Review PR", assignee: "alice@example.com" };
  await stage.sidecar("POST", `${workflows}/taskWorkflow/start?instanceID=task-123`, task);
  await app.printed(/Notifying alice/);
  await stage.instanceEnded("task-123");

  await stage.part("A name that nobody registered");
  await stage.sidecar("POST", `${workflows}/taskWorklow/start?instanceID=task-124`, task);
  await stage.instanceEnded("task-124");

  await stage.part("The app is asked to stop");
  await app.stop();

  await stage.part("The worker does not find the sidecar");
  // Port 9 is set aside for what nobody answers.
  const lost = await stage.start("main.ts", { env: { DAPR_GRPC_PORT: "9" } });
  await lost.printed(/Listening/);
  await lost.request("GET", "/health");
}
