import { createApp } from "./app.ts";

const app = createApp();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    // Until it listens there is nothing to stop, and `close` would wait for the sidecar.
    if (app.server.listening) void app.close();
    else process.exit();
  });
}
await app.listen({ port: Number(process.env.PORT ?? 3000), host: "127.0.0.1" });
