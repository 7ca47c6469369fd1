/** HTTP as no one should speak it: each request is refused, and the sidecar goes on. */
import { once } from "node:events";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { sidecarForFile } from "./raw.ts";

const sidecar = sidecarForFile();
const flow = "/v1.0/workflows/dapr";

/** Sends `text` as it is and reads the answer's first line; `undefined` when there is none. */
async function send(text: string): Promise<string | undefined> {
  const socket = connect(sidecar().httpPort ?? 0, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => {});
  await once(socket, "connect");
  let answer = "";
  const ended = once(socket, "close");
  const begun = new Promise<void>((resolve) => {
    socket.on("data", (data) => {
      answer += data.toString();
      if (answer.includes("\r\n")) resolve();
    });
  });
  socket.write(text);
  await Promise.race([begun, ended]);
  return /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1];
}

const request = (method: string, path: string, headers: string[] = [], body = "") =>
  [`${method} ${path} HTTP/1.1`, "Host: a", "Connection: close", ...headers, "", body].join("\r\n");

test.each([
  ["headers of a megabyte", request("GET", `${flow}/a`, [`X-A: ${"x".repeat(2 ** 20)}`]), "431"],
  [
    "ten thousand headers",
    request(
      "GET",
      `${flow}/a`,
      Array.from({ length: 10_000 }, (_, n) => `X-${n}: 1`),
    ),
    "431",
  ],
  ["a path of a megabyte", request("GET", `${flow}/${"a".repeat(2 ** 20)}`), "431"],
  [
    "a body that claims a terabyte",
    request("POST", `${flow}/w/start`, ["Content-Length: 1099511627776"]),
    "400",
  ],
  [
    "two lengths",
    request("POST", `${flow}/w/start`, ["Content-Length: 1", "Content-Length: 2"], "ab"),
    "400",
  ],
  [
    "a length and chunks",
    request(
      "POST",
      `${flow}/w/start`,
      ["Content-Length: 1", "Transfer-Encoding: chunked"],
      "0\r\n\r\n",
    ),
    "400",
  ],
  [
    "a chunk without a length",
    request("POST", `${flow}/w/start`, ["Transfer-Encoding: chunked"], "zz\r\n"),
    undefined,
  ],
  ["no HTTP at all", "\0\u0001\u0002 hello\r\n\r\n", "400"],
  ["HTTP/2 without asking", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", undefined],
  [
    "a command that needs JSON, with other text",
    request("POST", `${flow}/a/pause`, ["Content-Length: 5"], "{oops"),
    "400",
  ],
  ["a method that is not there", request("DELETE", `${flow}/a`), "404"],
  ["a start by GET", request("GET", `${flow}/w/start`), "404"],
  ["dots", request("GET", `${flow}/../../../etc/passwd`), "404"],
  ["dots in disguise", request("GET", `${flow}/%2e%2e%2f%2e%2e%2fetc%2fpasswd`), "404"],
  ["a broken escape", request("GET", `${flow}/%zz%`), "404"],
  ["a zero byte in an id", request("GET", `${flow}/a%00b`), "404"],
  ["an id like a property", request("GET", `${flow}/__proto__`), "404"],
  [
    "a start with a path for an id",
    request("POST", `${flow}/w/start?instanceID=..%2F..%2Fx`),
    "400",
  ],
  [
    "a start with a very long id",
    request("POST", `${flow}/w/start?instanceID=${"x".repeat(10_000)}`),
    "400",
  ],
])("%s", async (_, text, code) => {
  const before = sidecar().instances().length;
  const answered = await send(text);
  if (code !== undefined) expect(answered).toBe(code);
  else expect(answered ?? "400").toMatch(/^4/);
  expect(sidecar().instances()).toHaveLength(before);
});

test("a body above 128 MiB in chunks is refused before it ends", async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 2 ** 20;
      controller.enqueue(new Uint8Array(2 ** 20));
    },
  });
  const url = `http://127.0.0.1:${sidecar().httpPort}${flow}/w/start`;
  const answer = await fetch(url, { method: "POST", body: endless, duplex: "half" })
    .then(({ status }) => status)
    .catch(() => 400);
  expect(answer).toBe(400);
  expect(sent).toBeLessThan(256 * 2 ** 20);
});

test("200 requests that never get to their end keep nobody out", async () => {
  for (let n = 0; n < 200; n++) {
    const socket = connect(sidecar().httpPort ?? 0, "127.0.0.1");
    onTestFinished(() => void socket.destroy());
    await once(socket, "connect");
    socket.write(
      `POST ${flow}/w/start HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n${n % 2 ? "X-" : "\r\n{"}`,
    );
  }
  const health = await fetch(`http://127.0.0.1:${sidecar().httpPort}/v1.0/healthz`);
  expect(health.status).toBe(204);
});
