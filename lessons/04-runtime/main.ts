import { createApp } from "./app.ts";

// #region main
const app = createApp();

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    console.log(`Shutting down: ${signal}`);
    // Until it listens there is nothing to stop, and `close` would wait for the sidecar.
    if (app.server.listening) void app.close();
    else process.exit();
  });
}

// `listen` runs the onReady hooks first, so the port opens when the worker has started.
const port = Number(process.env.PORT ?? 3000);
await app.listen({ port, host: "127.0.0.1" });
console.log("Listening");
// #endregion main
