import { createApp } from "./app.ts";

// #region main
const app = createApp();

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    console.log(`Shutting down: ${signal}`);
    void app.close();
  });
}

// `listen` runs the onReady hooks first, so the port opens when the worker has started.
const port = Number(process.env.PORT ?? 3000);
await app.listen({ port, host: "127.0.0.1" });
console.log("Listening");
// #endregion main
