// A web app as small as can be, for the test of scenarios.
import { createServer } from "node:http";

const server = createServer((request, response) => {
  if (request.url === "/health") return void response.end("{}");
  console.log(`[Web] ${request.method} ${request.url}`);
  response.statusCode = request.method === "POST" ? 202 : 200;
  request.resume().on("end", () => response.end(JSON.stringify({ id: "9" })));
}).listen(Number(process.env["PORT"]), "127.0.0.1", () => console.log("[Web] Listening"));

process.once("SIGTERM", () => {
  console.log("[Web] Closing");
  server.close();
  server.closeAllConnections();
});
