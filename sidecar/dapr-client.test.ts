import { CommunicationProtocolEnum, DaprClient } from "@dapr/dapr";
import { expect, onTestFinished, test, vi } from "vitest";
import { startSidecar, type SidecarOptions } from "./index.ts";

const { HTTP, GRPC } = CommunicationProtocolEnum;

/** The SDK's general client, which is ready only once it has found the sidecar. */
async function connect(
  communicationProtocol: CommunicationProtocolEnum,
  options: SidecarOptions = {},
): Promise<DaprClient> {
  for (const method of ["info", "warn", "error"] as const) {
    vi.spyOn(console, method).mockImplementation(() => {});
  }
  const sidecar = await startSidecar(options);
  onTestFinished(() => sidecar.stop());
  const client = new DaprClient({
    daprHost: "127.0.0.1",
    daprPort: String(communicationProtocol === HTTP ? sidecar.httpPort : sidecar.grpcPort),
    communicationProtocol,
    daprApiToken: options.apiToken,
  });
  onTestFinished(() => client.stop());
  await client.start();
  return client;
}

test.each([
  ["HTTP", HTTP, undefined],
  ["gRPC", GRPC, undefined],
  ["HTTP with a token", HTTP, "open sesame"],
  ["gRPC with a token", GRPC, "open sesame"],
])("DaprClient connects over %s and keeps metadata", async (_name, protocol, apiToken) => {
  const client = await connect(protocol, { apiToken });
  expect(await client.health.isHealthy()).toBe(true);
  expect(await client.metadata.set("who", "me")).toBe(true);
  expect(await client.metadata.get()).toMatchObject({
    id: "embedded",
    extended: { who: "me", daprRuntimeVersion: "embedded" },
  });
});

test("DaprClient manages a workflow over HTTP", async () => {
  const { workflow } = await connect(HTTP);
  const id = await workflow.scheduleNewWorkflow("flow", { n: 1 }, "mine");
  expect(await workflow.getWorkflowState(id)).toMatchObject({
    instanceID: "mine",
    runtimeStatus: "PENDING",
  });
  await workflow.terminate(id);
  await expect(workflow.getWorkflowState("other")).rejects.toThrow("ERR_INSTANCE_ID_NOT_FOUND");
  await expect(workflow.purge(id)).rejects.toThrow("orchestration has not yet completed");
});
