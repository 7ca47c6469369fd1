import { createServer } from "node:net";
import { fine, lacking, wrong, type Result } from "./result.ts";

/** Names that stand for this machine and must not go through a proxy. */
const HERE = ["127.0.0.1", "localhost"];

/** @param env environment variables; gRPC reads these as curl does */
export function checkProxies(env: NodeJS.ProcessEnv): Result {
  const set = ["grpc_proxy", "https_proxy", "http_proxy", "all_proxy"].filter(
    (name) => env[name] || env[name.toUpperCase()],
  );
  if (set.length === 0) return fine("proxy", "no proxy is set");
  const exceptions = (env.no_proxy ?? env.NO_PROXY ?? "").split(",").map((name) => name.trim());
  if (exceptions.includes("*") || HERE.every((name) => exceptions.includes(name))) {
    return fine("proxy", "a proxy is set, and not used for this machine");
  }
  const found = `${set.join(" and ")} would send calls to this machine through a proxy`;
  const all = [...new Set([...exceptions, ...HERE])].filter(Boolean).join(",");
  return wrong("proxy", found, `export no_proxy=${all} NO_PROXY=${all}`);
}

/**
 * @param now and `installed` (when the course was put here): milliseconds since 1970
 */
export function checkClock(now: number, installed: number): Result {
  const day = 24 * 3600 * 1000;
  if (now > installed - day) return fine("clock", `the clock says ${new Date(now).toISOString()}`);
  const found = `the clock says ${new Date(now).toISOString()}, which is before the course was installed`;
  return lacking(
    "clock",
    found,
    "set the clock, or let the system do it: timedatectl set-ntp true",
  );
}

/** Tools that read patterns and addresses stumble over these; spaces and other letters are fine. */
export function checkPath(root: string): Result {
  const [trouble] = /[#?%*"<>|]/.exec(root) ?? [];
  if (!trouble) return fine("path", `the course is in ${root}`);
  const found = `the course is in ${root}, and \`${trouble}\` in a path confuses some tools`;
  return lacking("path", found, "move the course to a folder without that character");
}

/** @param port 0 for any */
export async function checkPort(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/** The ports `npm run sidecar` takes unless told otherwise, which are Dapr's. */
const USUAL = [3500, 50001];

export async function checkPorts(isFree = checkPort): Promise<Result> {
  if (!(await isFree(0))) {
    const found = "no port on 127.0.0.1 can be opened";
    return wrong("ports", found, "let Node open ports on 127.0.0.1 in your firewall or sandbox");
  }
  const free = await Promise.all(USUAL.map(isFree));
  const taken = USUAL.filter((_, index) => !free[index]);
  if (taken.length === 0) return fine("ports", `ports are free, ${USUAL.join(" and ")} too`);
  const found = `port ${taken.join(" and ")} is taken: only npm run sidecar cares`;
  return lacking("ports", found, "npm run sidecar -- --grpc-port 0 --http-port 0");
}
