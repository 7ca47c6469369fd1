import type { FastifyInstance } from "fastify";
import { encodeQR } from "qr";
import { actionSchema } from "./api.ts";
import { demandInstructor } from "./bearer.ts";
import { csvOf } from "./csv.ts";
import { read, type Parts } from "./participant-routes.ts";
import { Refusal } from "./refusal.ts";
import { acts } from "./requests.ts";
import type { Boards } from "./stream.ts";

/** Each keeps a connection open. */
const BOARDS = 50;

interface BoardParts extends Parts {
  boards: Boards;
  url: string;
}

/** What the board asks for; all but the QR code is for the instructor alone. */
export function boardRoutes(
  app: FastifyInstance,
  { hall, agenda, boards, url, now }: BoardParts,
): void {
  app.get("/api/board", (request, reply) => {
    demandInstructor(request, hall.room);
    if (boards.size >= BOARDS) throw new Refusal("ROOM_FULL");
    reply.hijack();
    // What the hooks would have added; nothing of it is a page.
    reply.raw.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    boards.add(reply.raw);
  });

  app.post("/api/board", async (request, reply) => {
    demandInstructor(request, hall.room);
    const action = read(actionSchema, request.body);
    await hall.change((room) => [acts(room, action, agenda.parts.length, now())]);
    return reply.code(204).send();
  });

  app.get("/api/board.csv", (request, reply) => {
    demandInstructor(request, hall.room);
    return reply.type("text/csv; charset=utf-8").send(csvOf(hall.room));
  });

  const code = encodeQR(`${url}/`, "svg", { border: 2 });
  app.get("/api/join.svg", (_request, reply) => reply.type("image/svg+xml").send(code));
}
