import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import type { Agenda } from "../../agendas.ts";
import { joinSchema, resultsSchema } from "./api.ts";
import { participantOf } from "./bearer.ts";
import { callerOf } from "./guard.ts";
import type { Hall } from "./hall.ts";
import { Refusal } from "./refusal.ts";
import { asksToJoin, reports } from "./requests.ts";
import { hashOf, newSecret } from "./secrets.ts";
import { slow } from "./slow.ts";

export interface Parts {
  hall: Hall;
  agenda: Agenda;
  now: () => number;
}

/** What participants' commands ask for: to join, to report, to leave. */
export function participantRoutes(app: FastifyInstance, { hall, agenda, now }: Parts): void {
  /** Wrong codes by caller: ten, then one in ten seconds. */
  const guesses = slow({ burst: 10, every: 10_000 });
  /** Who has the code could fill the room; from one machine it takes a while. */
  const joins = slow({ burst: 100, every: 5000 });
  /** Results by participant: more than anybody's saves. */
  const results = slow({ burst: 600, every: 500 });

  app.get("/api/workshop.json", () => ({ workshop: { id: hall.room.id, agenda: agenda.title } }));

  app.post("/api/participants", async (request, reply) => {
    const asked = read(joinSchema, request.body);
    const caller = callerOf(request.ip);
    refuseAfter(guesses.wait(caller, now()));
    const token = newSecret();
    let id = "";
    const room = await hall.change((before) => {
      // Asked for again: what waited meanwhile may all have been wrong.
      refuseAfter(guesses.wait(caller, now()));
      try {
        const event = asksToJoin(before, asked, hashOf(token), now());
        refuseAfter(joins.take(caller, now()));
        id = event.id;
        return [event];
      } catch (error) {
        if (error instanceof Refusal && error.code === "WRONG_CODE") guesses.take(caller, now());
        throw error;
      }
    });
    const name = room.participants[id]?.name ?? "";
    return reply.code(201).send({ id, name, token, gate: room.gate });
  });

  app.post("/api/results", async (request) => {
    const sent = read(resultsSchema, request.body);
    const id = participantOf(request, hall.room);
    refuseAfter(results.take(id, now(), Math.max(1, sent.results.length)));
    const room = await hall.change((before) => reports(before, id, sent, now()));
    const numbers = sent.results.map(({ number }) => number);
    return { last: Math.max(room.participants[id]?.last ?? 0, ...numbers), gate: room.gate };
  });

  app.delete("/api/participants/me", async (request, reply) => {
    const id = participantOf(request, hall.room);
    await hall.change(({ participants }) =>
      participants[id] ? [{ what: "left", time: now(), id }] : [],
    );
    return reply.code(204).send();
  });
}

/** Reads a request's body. @throws {Refusal} WRONG_REQUEST */
export function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const { success, data } = schema.safeParse(body);
  if (!success) throw new Refusal("WRONG_REQUEST");
  return data;
}

function refuseAfter(seconds: number): void {
  if (seconds > 0) throw new Refusal("SLOW_DOWN", { seconds });
}
