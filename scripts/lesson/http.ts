export interface Answer {
  status: number;
  /** As JSON has it, or as text where it is no JSON. */
  body: unknown;
}

/** Sends a request to this machine, with JSON when it has a body. Rejects when nobody answers. */
export async function request(
  port: number,
  method: string,
  path: string,
  body?: string,
): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    ...(body !== undefined && { headers: { "content-type": "application/json" }, body }),
  });
  const text = await response.text();
  try {
    return { status: response.status, body: JSON.parse(text) };
  } catch {
    return { status: response.status, body: text };
  }
}

/** A request on one line: "POST /tasks {"taskId":"1"}". */
export function requestInWords(method: string, path: string, body: string | undefined): string {
  return [method, path, body].filter(Boolean).join(" ");
}

/** An answer on one line: "202 {"status":"scheduled"}". */
export function answerInWords({ status, body }: Answer): string {
  return `${status} ${typeof body === "string" ? body : JSON.stringify(body)}`.trimEnd();
}
