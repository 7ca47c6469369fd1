import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSidecar, type Sidecar } from "../index.ts";

let sidecar: Sidecar;
let base: string;

beforeAll(async () => {
  sidecar = await startSidecar();
  base = `http://127.0.0.1:${sidecar.httpPort}`;
});
afterAll(() => sidecar.stop());

async function call(method: string, path: string, body?: string | Uint8Array<ArrayBuffer>) {
  const response = await fetch(`${base}${path}`, { method, body });
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
}

const post = (path: string, body?: string | Uint8Array<ArrayBuffer>) =>
  call("POST", `/v1.0/workflows/dapr/${path}`, body);
const get = (path: string) => call("GET", `/v1.0/workflows/dapr/${path}`);

test.each(["v1.0", "v1.0-beta1", "v1.0-alpha1"])(
  "starts and shows a workflow under %s",
  async (version) => {
    const id = `under-${version.replaceAll(".", "_")}`;
    const started = await call(
      "POST",
      `/${version}/workflows/dapr/flow/start?instanceID=${id}`,
      '{"n":1}',
    );
    expect(started).toEqual({ status: 202, body: { instanceID: id } });
    expect(await call("GET", `/${version}/workflows/dapr/${id}`)).toEqual({
      status: 200,
      body: {
        instanceID: id,
        createdAt: "0001-01-01T00:00:00Z",
        lastUpdatedAt: "0001-01-01T00:00:00Z",
        runtimeStatus: "PENDING",
      },
    });
  },
);

test("makes up an id when none is given", async () => {
  const { body } = await post("flow/start");
  expect((await get(body.instanceID)).status).toBe(200);
});

describe("refuses", () => {
  test("an id with other characters than HTTP allows", async () => {
    expect(await post("flow/start?instanceID=a.b")).toEqual({
      status: 400,
      body: {
        errorCode: "ERR_INSTANCE_ID_INVALID",
        message:
          "workflow instance ID 'a.b' is invalid: only alphanumeric and underscore characters are allowed",
      },
    });
  });

  test("an id that is too long", async () => {
    const { status, body } = await post(`flow/start?instanceID=${"x".repeat(65)}`);
    expect([status, body.errorCode]).toEqual([400, "ERR_INSTANCE_ID_TOO_LONG"]);
  });

  test("an id that takes more than 64 bytes", async () => {
    const { body } = await post(`flow/start?instanceID=${"ü".repeat(33)}`);
    expect(body.errorCode).toBe("ERR_INSTANCE_ID_TOO_LONG");
  });

  test("an input that is not text", async () => {
    expect(await post("flow/start?instanceID=bytes", Uint8Array.of(0xff, 0xfe))).toEqual({
      status: 500,
      body: {
        errorCode: "ERR_START_WORKFLOW",
        message:
          "error starting workflow 'flow': unable to start workflow: failed to start workflow: failed to marshal CreateWorkflowInstanceRequest: string field contains invalid UTF-8",
      },
    });
  });

  test.each(["pause", "resume", "terminate", "purge"])(
    "to %s with a body that is no JSON object",
    async (verb) => {
      await post(`flow/start?instanceID=no-json-${verb}`);
      const { status, body } = await post(`no-json-${verb}/${verb}`, '"because"');
      expect([status, body.errorCode]).toEqual([400, "ERR_MALFORMED_REQUEST"]);
    },
  );

  test("a body larger than it could hold", async () => {
    const { status, body } = await post(
      "flow/start?instanceID=huge",
      new Uint8Array(128 * 1024 * 1024 + 1).fill(0x31),
    );
    expect([status, body]).toEqual([
      400,
      { errorCode: "ERR_BODY_READ", message: "failed to read request body: stream too large" },
    ]);
  });

  test("an id that is in use", async () => {
    await post("flow/start?instanceID=twice");
    const { status, body } = await post("flow/start?instanceID=twice");
    expect([status, body.errorCode]).toEqual([500, "ERR_START_WORKFLOW"]);
    expect(body.message).toContain("an active workflow with ID 'twice' already exists");
  });

  test("to purge what has not ended", async () => {
    await post("flow/start?instanceID=pending");
    const { status, body } = await post("pending/purge");
    expect([status, body.errorCode]).toEqual([500, "ERR_PURGE_WORKFLOW"]);
    expect(body.message).toContain("orchestration has not yet completed");
  });

  test.each([
    ["terminate", 404, "ERR_INSTANCE_ID_NOT_FOUND"],
    ["purge", 404, "ERR_INSTANCE_ID_NOT_FOUND"],
    ["raiseEvent/go", 500, "ERR_RAISE_EVENT_WORKFLOW"],
    ["pause", 500, "ERR_PAUSE_WORKFLOW"],
    ["resume", 500, "ERR_RESUME_WORKFLOW"],
  ])("to %s what does not exist", async (verb, status, errorCode) => {
    expect(await post(`nobody/${verb}`)).toMatchObject({ status, body: { errorCode } });
  });

  test("to show what does not exist", async () => {
    expect(await get("nobody")).toEqual({
      status: 404,
      body: {
        errorCode: "ERR_INSTANCE_ID_NOT_FOUND",
        message: "unable to find workflow with the provided instance ID: nobody",
      },
    });
  });
});

test.each(["terminate", "pause", "resume", "raiseEvent/go"])("accepts %s at once", async (verb) => {
  const id = `accepts-${verb.replace("/", "-")}`;
  await post(`flow/start?instanceID=${id}`);
  expect(await post(`${id}/${verb}`)).toEqual({ status: 202, body: {} });
});

test("reads a path with too many slashes, and a plus as a space", async () => {
  await post("flow/start?instanceID=slashes");
  expect((await call("GET", "//v1.0//workflows/dapr/slashes/")).status).toBe(200);
  const { body } = await get("a+b");
  expect(body.message).toContain("ID: a b");
});

test.each([
  ["GET", "/"],
  ["GET", "/v1.0/state/store/key"],
  ["POST", "/v1.1/workflows/dapr/flow/start"],
  ["POST", "/v1.0/workflows/dapr//start"],
  ["DELETE", "/v1.0/workflows/dapr/slashes"],
  ["POST", "/v1.0/workflows/dapr/slashes/raiseEvent/"],
  ["POST", "/v1.0/healthz"],
  ["POST", "/v1.0/shutdown"],
])("has nothing at %s %s", async (method, path) => {
  expect(await call(method, path)).toMatchObject({
    status: 404,
    body: { errorCode: "ERR_DIRECT_INVOKE" },
  });
});

test("answers HEAD with 404, as daprd does", async () => {
  expect((await call("HEAD", "/v1.0/healthz")).status).toBe(404);
});

test("keeps what callers add to the metadata", async () => {
  expect((await call("PUT", "/v1.0/metadata/a%20key", "a value")).status).toBe(204);
  const { body } = await call("GET", "/v1.0/metadata");
  expect(body.extended).toEqual({ "a key": "a value", daprRuntimeVersion: "embedded" });
});

test("tells that it is healthy, and how many workers it has", async () => {
  expect((await call("GET", "/v1.0/healthz")).status).toBe(204);
  expect((await call("GET", "/v1.0/healthz?appid=any")).status).toBe(204);
  expect((await call("GET", "/v1.0/healthz/outbound")).status).toBe(204);
  const { body } = await call("GET", "/v1.0/metadata");
  expect(body).toMatchObject({ id: "embedded", runtimeVersion: "embedded" });
  expect(body.workflows).toBeUndefined();
});
