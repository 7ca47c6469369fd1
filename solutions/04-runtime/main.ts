import { createApp } from "./app.ts";

const app = createApp();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void app.close());
}
await app.listen({ port: Number(process.env.PORT ?? 3000), host: "127.0.0.1" });
