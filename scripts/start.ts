import path from "node:path";
import getPort, { portNumbers } from "get-port";
import { createServer } from "vitepress";
import { readArguments, readPort } from "./arguments.ts";
import { commandError } from "./errors.ts";
import { root } from "./folders.ts";
import { exitCode, interruptible } from "./interruption.ts";
import { tellProgress } from "./start/tell-progress.ts";
import { tellRuns } from "./start/tell-runs.ts";

const usage = {
  command: "npm start",
  takes: "",
  does: "Opens the course in the browser, served from this machine for this machine.",
  options: {
    "--port <port>": "serve on this port, or fail when it is taken",
    "--no-open": "print the address only",
  },
};

const host = "127.0.0.1";

/** Tried in turn when no port is demanded. */
const usualPorts = portNumbers(5173, 5272);

/**
 * `npm start`: serves the site from its sources until Ctrl-C.
 * @param argv what follows the command's name
 * @returns the exit code: 0 stopped by Ctrl-C, 143 terminated
 * @throws {CommandError} WRONG_USE, PORT_TAKEN
 */
export async function run(argv: string[]): Promise<number> {
  const given = readArguments(usage, argv);
  if (!given) return 0;
  return serve(await choosePort(given.options.port), given.options.open === true);
}

async function serve(port: number, open: boolean): Promise<number> {
  const server = await createServer(path.join(root, "docs"), { host, port, strictPort: true });
  const interruption = interruptible();
  try {
    tellProgress(server);
    tellRuns(server);
    await server.listen();
    process.stdout.write(`The course is at http://${host}:${port}/\nCtrl-C stops it.\n`);
    // Vite knows how browsers are opened everywhere, and that BROWSER=none means not to.
    if (open && process.stdout.isTTY) server.openBrowser();
    const signal = await interruption.signal;
    return signal === "SIGINT" ? 0 : exitCode(signal);
  } finally {
    await server.close();
    interruption.release();
  }
}

async function choosePort(demanded: string | boolean | undefined): Promise<number> {
  if (demanded === undefined) return getPort({ host, port: usualPorts });
  const port = readPort("--port", demanded, usage.command);
  const free = await getPort({ host, port });
  if (port !== 0 && free !== port) throw commandError("PORT_TAKEN", port, "--port");
  return free;
}
