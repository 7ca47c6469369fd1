import { createColors } from "picocolors";
import { SidecarError, startSidecar, type Observation, type Sidecar } from "../sidecar/index.ts";
import { readArguments, readPort } from "./arguments.ts";
import { commandError } from "./errors.ts";
import { shown, sidecarData } from "./folders.ts";
import { interruptible } from "./interruption.ts";
import { hasColors } from "./terminal.ts";

/** As daprd's, so that an app without settings finds it. */
const defaults = { grpc: 50001, http: 3500 };

const usage = {
  command: "npm run sidecar",
  takes: "",
  does: "Runs the embedded sidecar alone, until Ctrl-C. Callers need a token when DAPR_API_TOKEN is set.",
  options: {
    "--grpc-port <port>": `for the SDK; ${defaults.grpc} when left out, 0 picks a free one`,
    "--http-port <port>": `for curl; ${defaults.http} when left out, 0 picks a free one`,
    "--host <address>": "interface to listen on; 127.0.0.1 when left out",
    "--data <folder>": `where the journal is; ${shown(sidecarData)} when left out`,
    "--memory": "keep nothing on disk",
    "--strict": "ask for every turn twice, and fail workflows that decide differently",
    "--skip-time": "put the clock forward to the next timer when nothing else is pending",
    "--json": "say when it is ready as one line of JSON",
  },
};

interface Settings {
  grpcPort: number;
  httpPort: number;
  host: string | undefined;
  /** In memory when absent. */
  data: string | undefined;
  strict: boolean;
  clock: "wall" | "skip";
  /** From the environment as daprd's: an argument would show it to everyone on the machine. */
  apiToken: string | undefined;
  json: boolean;
}

/**
 * `npm run sidecar`
 * @param argv what follows the command's name
 * @returns the exit code: 0 once it was told to stop
 * @throws errors for people
 */
export async function run(argv: string[]): Promise<number> {
  const given = readArguments(usage, argv);
  if (!given) return 0;
  const settings = settingsFrom(given.options);
  const interruption = interruptible();
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_resolve, reject) => (fail = reject));
  const say = settings.json ? () => {} : (line: string) => console.log(line);
  const sidecar = await start(settings, (observation) => {
    if (observation.type === "storeFailed") fail(observation.error);
    else if (observation.type === "workerConnected") say(`Worker ${observation.worker} connected.`);
    else if (observation.type === "workerGone") say(`Worker ${observation.worker} left.`);
  });
  try {
    announce(sidecar, settings);
    await Promise.race([interruption.signal, failed]);
    say("Stopping.");
    return 0;
  } finally {
    await sidecar.stop();
    interruption.release();
  }
}

function settingsFrom(options: Record<string, string | boolean | undefined>): Settings {
  const { grpcPort = String(defaults.grpc), httpPort = String(defaults.http) } = options;
  const { data, host, memory = false, json = false } = options;
  if (memory && data !== undefined) {
    throw commandError("WRONG_USE", "Choose --data or --memory, not both.", usage.command);
  }
  return {
    grpcPort: readPort("--grpc-port", grpcPort, usage.command),
    httpPort: readPort("--http-port", httpPort, usage.command),
    host: host === undefined ? undefined : String(host),
    data: memory ? undefined : String(data ?? sidecarData),
    strict: options["strict"] === true,
    clock: options["skipTime"] ? "skip" : "wall",
    apiToken: process.env.DAPR_API_TOKEN,
    json: json === true,
  };
}

async function start(
  settings: Settings,
  observe: (observation: Observation) => void,
): Promise<Sidecar> {
  const { grpcPort, httpPort, data, json: _json, ...rest } = settings;
  const store = data === undefined ? "memory" : { journal: data };
  try {
    return await startSidecar({ ...rest, store, grpcPort, httpPort, observe });
  } catch (error) {
    if (!(error instanceof SidecarError) || error.code !== "PORT_TAKEN") throw error;
    const isGrpc = new RegExp(`\\b${grpcPort}\\b`).test(error.message);
    throw isGrpc
      ? commandError("PORT_TAKEN", grpcPort, "--grpc-port")
      : commandError("PORT_TAKEN", httpPort, "--http-port");
  }
}

function announce(sidecar: Sidecar, settings: Settings): void {
  const { data, json, apiToken, host = "127.0.0.1" } = settings;
  const { grpcPort, httpPort, notices } = sidecar;
  if (json) {
    console.log(JSON.stringify({ ready: true, host, grpcPort, httpPort, data, notices }));
    return;
  }
  const lines = [
    `gRPC    ${host}:${grpcPort}   (DAPR_GRPC_PORT=${grpcPort})`,
    `HTTP    http://${host}:${httpPort}   (DAPR_HTTP_PORT=${httpPort})`,
    `data    ${data === undefined ? "in memory, gone when it stops" : shown(data)}`,
    ...(apiToken ? ["token   needed by every caller: the value of DAPR_API_TOKEN"] : []),
    ...notices.map((notice) => `note    ${notice}`),
  ];
  console.log(
    [createColors(hasColors()).bold("The sidecar is ready. Ctrl-C stops it."), ...lines].join("\n"),
  );
}
