import type { HttpAnswer, HttpOptions } from "./scenario.ts";

/**
 * Sends a request to the HTTP API on `port` and reads the whole answer. It asks again where
 * daprd read a workflow's state by halves.
 */
export async function callHttp(
  port: number,
  method: string,
  path: string,
  options: HttpOptions = {},
  again = 5,
): Promise<HttpAnswer> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...options });
  const text = await response.text();
  if (again > 0 && /transient store read failure/.test(text)) {
    return callHttp(port, method, path, options, again - 1);
  }
  const type = response.headers.get("content-type")?.split(";")[0];
  return { status: response.status, type, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
