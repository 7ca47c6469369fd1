import fastifyStatic from "@fastify/static";
import { fastify, type FastifyInstance } from "fastify";
import type { Agenda } from "../../agendas.ts";
import { boardOf } from "./board.ts";
import { boardRoutes } from "./board-routes.ts";
import { isMeantForUs, ownNames } from "./guard.ts";
import type { Hall } from "./hall.ts";
import { limitConnections } from "./lines.ts";
import { participantRoutes } from "./participant-routes.ts";
import { policyOf } from "./policy.ts";
import { Refusal, refusals } from "./refusal.ts";
import { openBoards } from "./stream.ts";

export interface WorkshopOptions {
  hall: Hall;
  agenda: Agenda;
  /** Folder of the built site. */
  site: string;
  /** Where to listen: an address of this machine, or 0.0.0.0 for all. */
  host: string;
  port: number;
  /** Address that people join at. */
  url: string;
  /** Milliseconds since 1970. */
  now: () => number;
}

export interface WorkshopServer {
  close(): Promise<void>;
}

/** Bytes that a request may have: fifty results and their names fit in. */
const BODY = 16_384;

/** Milliseconds in which a request must be complete. */
const PATIENCE = 10_000;

/** Serves the site, the board and what participants' commands ask for. */
export async function serveWorkshop(options: WorkshopOptions): Promise<WorkshopServer> {
  const { hall, agenda, site, host, port, url, now } = options;
  const app = fastify({
    bodyLimit: BODY,
    requestTimeout: PATIENCE,
    keepAliveTimeout: PATIENCE,
    http: { headersTimeout: PATIENCE },
    forceCloseConnections: true,
  });
  limitConnections(app.server);
  // Any page may send text to anybody, without asking first.
  app.removeContentTypeParser("text/plain");
  const boards = openBoards(() => JSON.stringify(boardOf(hall.room, agenda, url, now())));
  const forget = hall.onChange(() => boards.changed());

  refuseStrangers(app, host);
  await addHeaders(app, site);
  answerErrors(app);
  participantRoutes(app, { hall, agenda, now });
  boardRoutes(app, { hall, agenda, boards, url, now });
  // People find out what a workshop asks of them before anything else.
  app.get("/", (_request, reply) => reply.redirect("/workshop/join"));
  await app.register(fastifyStatic, {
    root: site,
    extensions: ["html"],
    dotfiles: "deny",
    cacheControl: false,
  });
  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith("/api/") || request.method !== "GET") throw new Refusal("UNKNOWN");
    return reply.code(404).sendFile("404.html");
  });

  await app.listen({ host, port });
  return {
    async close() {
      forget();
      boards.close();
      await app.close();
      await hall.settled();
    },
  };
}

function refuseStrangers(app: FastifyInstance, host: string): void {
  const own = ownNames(host);
  app.addHook("onRequest", async ({ headers }) => {
    const site = headers["sec-fetch-site"];
    const from = { host: headers.host, origin: headers.origin, site: site?.toString() };
    if (!isMeantForUs(from, own)) throw new Refusal("WRONG_PLACE");
  });
}

async function addHeaders(app: FastifyInstance, site: string): Promise<void> {
  const policy = await policyOf(site);
  app.addHook("onSend", async (request, reply) => {
    reply.headers({
      "content-security-policy": policy,
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      // Names in assets/ change with what is in them; all else is asked for anew.
      "cache-control": request.url.startsWith("/assets/") ? "max-age=86400" : "no-store",
    });
  });
}

const statusCodes: Record<string, keyof typeof refusals> = {
  400: "WRONG_REQUEST",
  403: "UNKNOWN",
  404: "UNKNOWN",
  413: "TOO_BIG",
  415: "WRONG_KIND",
};

function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const known = statusCodes[error.statusCode ?? 500] ?? "FAULT";
    const refusal = error instanceof Refusal ? error : new Refusal(known);
    const { seconds } = refusal.detail;
    if (seconds !== undefined) reply.header("retry-after", seconds);
    if (refusal.code === "FAULT") {
      process.stderr.write(`note   ${request.method} failed: ${error.message}\n`);
    }
    return reply
      .code(refusals[refusal.code])
      .send({ error: { code: refusal.code, ...refusal.detail } });
  });
}
