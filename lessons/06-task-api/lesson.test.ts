import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";

let app: ChildProcess;
let address: string;
let printed = "";

beforeAll(async () => {
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  // The sidecar is found through DAPR_GRPC_PORT, here as everywhere.
  app = spawn(process.execPath, ["--import", "tsx", "main.ts"], {
    cwd: import.meta.dirname,
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve, reject) => {
    app.once("exit", reject);
    app.stdout?.on("data", (data) => {
      printed += String(data);
      if (printed.includes("is ready")) resolve();
    });
  });
});

afterAll(async () => {
  app.kill("SIGTERM");
  await once(app, "exit");
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function ask(path: string, body?: unknown) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers = { "content-type": "application/json" };
  const response = await fetch(
    address + path,
    body ? { method: "POST", headers, body: text } : {},
  );
  return { status: response.status, body: (await response.json()) as any };
}

/** The status of a task's workflow once it has ended. */
async function ended(id: string) {
  for (;;) {
    const { body } = await ask(`/tasks/${id}/status`);
    if (!["PENDING", "RUNNING"].includes(body.status)) return body;
    await setTimeout(50);
  }
}

const review = { title: "Review PR", assignee: "alice@example.com" };

test("a task is taken, worked on and done", async () => {
  const taken = await ask("/tasks/process", { taskId: "601", ...review });
  expect(taken).toEqual({
    status: 202,
    body: { instanceId: "task-601", status: "scheduled" },
  });
  const first = await ask("/tasks/task-601/status");
  expect(first.body).toMatchObject({
    status: expect.stringMatching(/PENDING|RUNNING/),
    output: null,
  });
  expect(await ended("task-601")).toEqual({
    instanceId: "task-601",
    status: "COMPLETED",
    output: {
      taskId: "601",
      status: "completed",
      message: expect.stringMatching(/^Assigned to alice@example\.com at \d{4}-/),
    },
    reason: null,
  });
});

test("of two requests for one task at the same time, one is refused", async () => {
  const both = [1, 2].map(() =>
    ask("/tasks/process", { taskId: "602", ...review }),
  );
  const statuses = (await Promise.all(both)).map(({ status }) => status);
  expect(statuses.sort()).toEqual([202, 409]);
  await ended("task-602");
  const later = await ask("/tasks/process", { taskId: "602", ...review });
  expect(later).toMatchObject({
    status: 409,
    body: { error: "Conflict", message: "task-602 exists already" },
  });
  expect(printed.match(/Validating task: 602/g)).toHaveLength(1);
});

test("a failure is reported with its reason, a rejection with its message", async () => {
  await ask("/tasks/process", { taskId: "603", title: "Fix CI", assignee: "bob" });
  await ask("/tasks/process", { taskId: "604", title: "Write notes" });
  expect(await ended("task-603")).toMatchObject({
    status: "FAILED",
    output: null,
    reason: expect.stringContaining("bob is no mail address"),
  });
  expect(await ended("task-604")).toMatchObject({
    status: "COMPLETED",
    output: { status: "rejected", message: "Missing assignee" },
  });
});

test.each([
  ["no JSON", "{not json", 400],
  ["no task id", { title: "x" }, 400],
  ["an id that is no text", { taskId: 7 }, 400],
  ["an id that could be a path", { taskId: "../1" }, 400],
  ["a title that is no text", { taskId: "605", title: 7 }, 400],
  ["a title without end", { taskId: "605", title: "x".repeat(201) }, 400],
  ["a field that nobody knows", { taskId: "605", priority: "high" }, 400],
  ["a list", [{ taskId: "605" }], 400],
  ["a body that is too big", { taskId: "605", title: "x".repeat(2 ** 21) }, 413],
])(
  "%s is refused in the same format as every error",
  async (_name, body, status) => {
    const answer = await ask("/tasks/process", body);
    expect(answer).toMatchObject({
      status,
      body: {
        statusCode: status,
        error: expect.any(String),
        message: expect.any(String),
      },
    });
  },
);

test.each([
  ["/tasks/task-999/status", 404],
  ["/tasks/999/status", 400],
  [`/tasks/task-${"9".repeat(65)}/status`, 400],
  ["/tasks", 404],
])("GET %s is answered with %i", async (path, status) => {
  expect(await ask(path)).toMatchObject({ status, body: { statusCode: status } });
});

test("the API describes itself, for people and for machines", async () => {
  const { body } = await ask("/docs/json");
  expect(Object.keys(body.paths)).toEqual([
    "/tasks/process",
    "/tasks/{instanceId}/status",
  ]);
  const page = await fetch(`${address}/docs`);
  expect(await page.text()).toContain("Swagger UI");
});
