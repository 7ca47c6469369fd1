import type { HistoryEvent } from "../../sidecar/engine/history.ts";
import type { Sent } from "./actor.ts";
import type { Page } from "./page.ts";

/** Requests for a running lesson, made from an instance it has run. Each works when pasted. */
export interface Requests {
  start: string;
  look: string;
  history: string | undefined;
}

export interface RequestsOptions {
  httpPort: number;
  /** The history of an instance to repeat under another id. */
  history: readonly HistoryEvent[];
  /** Whether `npm run history` can see the instances. */
  journal: boolean;
  platform: NodeJS.Platform;
}

/** How many of a scenario's requests are worth trying. */
const MOST = 5;

const ID = "my-task-1";

/** @returns nothing when the history does not say how its instance was started */
export function requestsToTry(options: RequestsOptions): Requests | undefined {
  const { httpPort, history, journal, platform } = options;
  const start = history.find((event) => event.type === "ExecutionStarted");
  if (!start) return undefined;
  const workflows = `http://127.0.0.1:${httpPort}/v1.0/workflows/dapr`;
  const input = start.input ? ` -d ${quote(start.input, platform)}` : "";
  return {
    start: `curl -X POST "${workflows}/${start.name}/start?instanceID=${ID}"${input}`,
    look: `curl "${workflows}/${ID}"`,
    history: journal ? `npm run history -- ${ID}` : undefined,
  };
}

/** A web app's requests as a scenario has sent them, each once. */
export function requestsToRepeat(
  port: number,
  sent: readonly Sent[],
  platform: NodeJS.Platform,
): string[] {
  const commands = sent.map(({ method, path, body }) => {
    const how = method === "GET" ? "" : ` -X ${method}`;
    const json =
      body === undefined ? "" : ` -H "content-type: application/json" -d ${quote(body, platform)}`;
    return `curl${how} "http://127.0.0.1:${port}${path}"${json}`;
  });
  return [...new Set(commands)].slice(0, MOST);
}

export function showRequests(page: Page, commands: readonly string[]): void {
  page.heading("Sidecar and app stay up. Try these in another terminal:");
  page.blank();
  for (const command of commands) page.command(command);
  page.blank();
  page.text("Ctrl-C stops both.");
}

/** As one argument: for POSIX shells, or for cmd, which npm uses on Windows. */
function quote(text: string, platform: NodeJS.Platform): string {
  if (platform === "win32") return `"${text.replaceAll('"', '\\"')}"`;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
