import { CommunicationProtocolEnum, DaprClient } from "@dapr/dapr";
import type { Scenario } from "../../scenario.ts";
import { base, get, patient, post, shows } from "./steps.ts";

interface Metadata {
  extended: Record<string, string>;
}

export const scenarios: Scenario[] = [
  {
    name: "HTTP tells that the sidecar is healthy",
    run: async ({ http, healthy }) => {
      await healthy();
      return {
        healthz: await http("GET", "/v1.0/healthz"),
        outbound: await http("GET", "/v1.0/healthz/outbound"),
        slashes: await http("GET", "//v1.0//healthz/"),
        post: await http("POST", "/v1.0/healthz"),
        head: await http("HEAD", "/v1.0/healthz"),
        beta: await http("GET", "/v1.0-beta1/healthz"),
      };
    },
  },
  {
    name: "HTTP tells metadata and keeps what is added",
    workflows: [patient],
    run: async (ctx) => {
      const { http, client, id } = ctx;
      // Without a worker daprd may not have counted it yet.
      await client.scheduleNewWorkflow(patient, undefined, id());
      const set = await http("PUT", "/v1.0/metadata/a%20key", { body: "a value" });
      const empty = await http("PUT", "/v1.0/metadata/empty", { body: "" });
      const get = await http("GET", "/v1.0/metadata");
      const { extended } = get.body as Metadata;
      return {
        set,
        empty,
        get,
        added: [extended["a key"], extended.empty, typeof extended.daprRuntimeVersion],
        post: await http("POST", "/v1.0/metadata/key", { body: "value" }),
        one: await http("GET", "/v1.0/metadata/empty"),
        beta: await http("GET", "/v1.0-beta1/metadata"),
      };
    },
  },
  {
    name: "HTTP knows no other paths and methods",
    run: async ({ http }) => {
      const answers: unknown[] = [];
      for (const [method, path] of [
        ["GET", "/"],
        ["GET", "/v1.0"],
        ["GET", "/V1.0/healthz"],
        ["GET", "/v1.0/workflows"],
        ["GET", base],
        ["POST", `${base}/start`],
        ["POST", `${base}//start`],
        ["GET", `${base}/nobody/start`],
        ["GET", `${base}/nobody/terminate`],
        ["PUT", `${base}/nobody/pause`],
        ["POST", `${base}/nobody`],
        ["DELETE", `${base}/nobody`],
        ["POST", `${base}/nobody/dance`],
        ["POST", `${base}/nobody/raiseEvent/`],
        ["POST", `${base}/nobody/raiseEvent/a/b`],
        ["OPTIONS", `${base}/nobody`],
        ["GET", `${base}/a+b`],
        ["GET", `${base}/a%20b/`],
      ] as const) {
        answers.push([method, path, await http(method, path)]);
      }
      return { answers };
    },
  },
  {
    name: "HTTP has no HEAD for a workflow",
    workflows: [patient],
    run: async (ctx) => {
      await ctx.client.scheduleNewWorkflow(patient, undefined, ctx.id());
      return { head: await ctx.http("HEAD", `${base}/${ctx.id()}`) };
    },
  },
  {
    // DaprClient.stop would close the connections of every client in this process.
    name: "The SDK's DaprClient manages a workflow over HTTP",
    workflows: [patient],
    run: async (ctx) => {
      const { id, httpPort, ended } = ctx;
      const client = new DaprClient({ daprHost: "127.0.0.1", daprPort: String(httpPort) });
      await client.start();
      const healthy = await client.health.isHealthy();
      const { workflow } = client;
      await workflow.scheduleNewWorkflow("patient", { some: "input" }, id());
      await shows(ctx, id(), "RUNNING");
      await workflow.pause(id());
      await shows(ctx, id(), "SUSPENDED");
      await workflow.resume(id());
      await shows(ctx, id(), "RUNNING");
      await workflow.raiseEvent(id(), "go", { some: "data" });
      await ended(id());
      const { createdAt, lastUpdatedAt, ...state } = await workflow.getWorkflowState(id());
      const times = createdAt <= lastUpdatedAt;
      await workflow.purge(id());
      const gone = await ctx.attempt(workflow.getWorkflowState(id()));
      return { healthy, state, times, gone };
    },
  },
  {
    name: "The SDK's DaprClient finds the sidecar over gRPC",
    run: async ({ grpcPort, http }) => {
      const client = new DaprClient({
        daprHost: "127.0.0.1",
        daprPort: String(grpcPort),
        communicationProtocol: CommunicationProtocolEnum.GRPC,
      });
      await client.start();
      const healthy = await client.health.isHealthy();
      const set = await client.metadata.set("from", "gRPC");
      const { extended } = (await client.metadata.get()) as Metadata;
      const { body } = await http("GET", "/v1.0/metadata");
      return { healthy, set, grpc: extended.from, http: (body as Metadata).extended.from };
    },
  },
  {
    name: "HTTP carries 5 MB to a workflow and back",
    workflows: [patient],
    run: async (ctx) => {
      const { client, id, ended } = ctx;
      const body = JSON.stringify("x".repeat(5 * 1024 * 1024));
      const start = await post(ctx, `/patient/start?instanceID=${id()}`, body);
      await client.waitForWorkflowStart(id(), false, 20);
      const raise = await post(ctx, `/${id()}/raiseEvent/go`, body);
      await ended(id());
      const { status, body: state } = await get(ctx, id());
      const { properties } = state as { properties: Record<string, string> };
      const sizes = Object.entries(properties).map(([key, value]) => [key, value.length]);
      return { start, raise, status, sizes };
    },
  },
];
