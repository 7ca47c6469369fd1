import { CommunicationProtocolEnum, DaprClient, DaprWorkflowClient } from "@dapr/dapr";
import type { WorkflowContext } from "@dapr/dapr";
import type { Scenario } from "../scenario.ts";
import type { Steps } from "./steps.ts";

export const apiToken = "open sesame";

async function* guarded(_ctx: WorkflowContext, input: unknown): Steps {
  return input;
}

const tokens = { none: undefined, empty: "", wrong: "open sesam", right: apiToken };

export const scenarios: Scenario[] = [
  {
    name: "A worker and a client that give the token get through",
    workflows: [guarded],
    run: async ({ client, id, ended }) => {
      await client.scheduleNewWorkflow(guarded, "in", id());
      return { state: await ended(id()) };
    },
  },
  {
    name: "A gRPC call without the right token is refused",
    run: async ({ grpcPort, id, attempt }) => {
      const answers = Object.entries(tokens).map(async ([kind, daprApiToken]) => {
        const daprPort = String(grpcPort);
        const client = new DaprWorkflowClient({ daprHost: "127.0.0.1", daprPort, daprApiToken });
        const answer = await attempt(client.getWorkflowState(id(), true));
        await client.stop();
        return [kind, answer];
      });
      return { answers: await Promise.all(answers) };
    },
  },
  {
    name: "An HTTP request without the right token is refused unless it asks for health",
    run: async ({ http, healthy, id }) => {
      await healthy();
      const answers: unknown[] = [];
      for (const [kind, token] of Object.entries(tokens)) {
        const headers: Record<string, string> =
          token === undefined ? {} : { "dapr-api-token": token };
        for (const [method, path] of [
          ["GET", `/v1.0/workflows/dapr/${id()}`],
          ["GET", "/v1.0/metadata"],
          ["GET", "/nowhere"],
          ["GET", "/v1.0/healthz"],
          ["GET", "/v1.0/healthz/outbound/"],
          ["POST", "/v1.0/healthz"],
        ] as const) {
          answers.push([kind, method, path, await http(method, path, { headers })]);
        }
      }
      return { answers };
    },
  },
  {
    name: "The SDK's DaprClient gives the token over HTTP and gRPC",
    run: async ({ grpcPort, httpPort }) => {
      const healthy = async (communicationProtocol: CommunicationProtocolEnum, port: number) => {
        const daprPort = String(port);
        const common = { daprHost: "127.0.0.1", daprPort, communicationProtocol };
        const client = new DaprClient({ ...common, daprApiToken: apiToken });
        await client.start();
        return client.health.isHealthy();
      };
      return {
        http: await healthy(CommunicationProtocolEnum.HTTP, httpPort),
        grpc: await healthy(CommunicationProtocolEnum.GRPC, grpcPort),
      };
    },
  },
];
