/**
 * A process that runs a learner's program as its package would: with PORT and DAPR_GRPC_PORT
 * in its environment the program starts by itself, and ends by itself or on a signal. It says
 * `loaded`, `loadFailed`, `refused` and `uncaught` as `messages.ts` has them.
 */
import { subscribe } from "node:diagnostics_channel";
import { errorMonitor } from "node:events";
import { createRequire, register } from "node:module";
import { Worker } from "node:worker_threads";
import { thrown } from "./body.mjs";

// First of all: whoever started this may be gone before the program is loaded.
const parent = Number(process.argv[2]);
new Worker(new URL("./watchdog.mjs", import.meta.url), { workerData: parent }).unref();

// What takes longest to load is loaded before the program is there.
const load = createRequire(import.meta.url);
for (const name of ["@dapr/dapr", "fastify"]) load(name);

/** @param {import("./messages.ts").FromWorker} message */
function tell(message, then) {
  if (process.connected) process.send(message, then);
  else then?.();
}

process.on("uncaughtException", (error) => {
  tell({ type: "uncaught", thrown: thrown(error) }, () => process.exit(70));
});

// A check that opens a sidecar late does so once the program has tried without one.
subscribe("net.client.socket", ({ socket }) => {
  socket.once(errorMonitor, (error) => {
    // A host name that stands for several addresses has an error for each.
    for (const { code, port } of [error, ...(error.errors ?? [])]) {
      if (code === "ECONNREFUSED" && port) tell({ type: "refused", port });
    }
  });
});

process.once("message", async ({ modules, replaced, entry, env }) => {
  Object.assign(process.env, env);
  // The channel is ours, and must not keep the program from ending.
  process.channel.unref();
  register("./hooks.mjs", import.meta.url, { data: { modules, replaced, kit: import.meta.url } });
  process.setSourceMapsEnabled(true);
  try {
    await import(entry);
    tell({ type: "loaded" });
  } catch (error) {
    tell({ type: "loadFailed", thrown: thrown(error) }, () => process.exit(70));
  }
});
