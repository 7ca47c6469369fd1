import { request } from "node:http";
import { createServer, type AddressInfo, type Server } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { run } from "./start.ts";

const servers: Server[] = [];
const printed = vi.spyOn(process.stdout, "write").mockImplementation(() => true);

afterEach(() => {
  printed.mockClear();
  for (const server of servers.splice(0)) server.close();
});

/** Takes the port, or leaves it when somebody has it already: it is taken either way. */
function take(port: number): Promise<number> {
  const server = createServer();
  servers.push(server);
  return new Promise((resolve) => {
    server.once("error", () => resolve(port));
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

test("serves the site on the next free port until Ctrl-C, then frees it", async () => {
  const taken = await take(5173);
  const exitCode = run(["--no-open"]);
  const address = await vi.waitUntil(
    () => /The course is at (\S+)/.exec(printed.mock.calls.join("\n"))?.[1],
    { timeout: 30_000 },
  );

  expect(new URL(address).hostname).toBe("127.0.0.1");
  expect(Number(new URL(address).port)).toBeGreaterThan(taken);
  const page = await fetch(new URL("reference/errors.md", address));
  expect((await page.text()).includes("Error messages")).toBe(true);

  process.emit("SIGINT", "SIGINT");
  expect(await exitCode).toBe(0);
  await expect(fetch(address)).rejects.toThrow("fetch failed");
}, 60_000);

test("tells progress and runs to its own pages alone", async () => {
  const exitCode = run(["--no-open"]);
  const address = await vi.waitUntil(
    () => /The course is at (\S+)/.exec(printed.mock.calls.join("\n"))?.[1],
    { timeout: 30_000 },
  );
  const { port, host } = new URL(address);
  const page = await (await fetch(new URL("@vite/client", address))).text();
  const [, token = ""] = /wsToken = "([^"]+)"/.exec(page) ?? [];
  const answers = (headers: Record<string, string>, path = `/?token=${token}`) =>
    upgrade(Number(port), path, headers);
  expect(await answers({ host, origin: new URL(address).origin })).toBe(101);
  expect(await answers({ host, origin: "http://elsewhere.example" }, "/?token=guess")).not.toBe(
    101,
  );
  expect(await answers({ host: "elsewhere.example", origin: "http://elsewhere.example" })).not.toBe(
    101,
  );
  process.emit("SIGINT", "SIGINT");
  expect(await exitCode).toBe(0);
}, 60_000);

/** The status that asks for a connection of Vite's own kind are answered with; 0 for none. */
function upgrade(port: number, path: string, headers: Record<string, string>): Promise<number> {
  const asked = request({
    ...{ host: "127.0.0.1", port, path },
    headers: {
      ...{ connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13" },
      ...{ "sec-websocket-protocol": "vite-hmr", "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==" },
      ...headers,
    },
  });
  return new Promise((resolve) => {
    asked.on("upgrade", (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    asked.on("response", (response) => resolve(response.statusCode ?? 0));
    asked.on("error", () => resolve(0));
    asked.end();
  });
}

test("fails when the demanded port is taken", async () => {
  const port = await take(0);
  await expect(run(["--port", String(port)])).rejects.toThrow(
    `Port ${port} is taken by another program.`,
  );
});

test.each([
  [["--port", "abc"], "--port takes a number from 0 to 65535, not abc."],
  [["--no-opne"], "Unknown option"],
  [["now"], "npm start takes no now."],
])("refuses %j", async (argv, message) => {
  await expect(run(argv)).rejects.toThrow(message);
});
