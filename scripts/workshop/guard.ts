import { hostname, networkInterfaces } from "node:os";

/** The parts of a request by which it is judged where it comes from. */
export interface Origins {
  host?: string;
  origin?: string;
  /** What browsers say of a request's source, in `Sec-Fetch-Site`. */
  site?: string;
}

/**
 * Whether a request was meant for this server by somebody who came to it. A page from
 * elsewhere that a participant has open may not speak to it, nor may a name that was
 * pointed at this machine to make such a page look like ours.
 * @param own names and addresses of this machine
 */
export function isMeantForUs({ host, origin, site }: Origins, own: (name: string) => boolean) {
  if (host === undefined || !own(nameIn(`http://${host}`))) return false;
  if (site === "cross-site" || site === "same-site") return false;
  return origin === undefined || origin === `http://${host}`;
}

/** The host's name in an address, without port; empty when it is none. */
function nameIn(address: string): string {
  try {
    const { hostname: name, username, pathname } = new URL(address);
    return username === "" && pathname === "/" ? name : "";
  } catch {
    return "";
  }
}

/** What this machine is called, as of now: it may change networks. @param host as it was asked for */
export function ownNames(host: string): (name: string) => boolean {
  const machine = hostname().toLowerCase();
  const fixed = new Set([host, "localhost", "127.0.0.1", "[::1]", machine, `${machine}.local`]);
  return (name) => fixed.has(name) || addresses().has(name);
}

function addresses(): Set<string> {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return new Set(all.map(({ family, address }) => (family === "IPv6" ? `[${address}]` : address)));
}

/** Whom a request is counted against. One machine has many IPv6 addresses, which share their first half. */
export function callerOf(address: string): string {
  return address.includes(":") && !address.includes(".")
    ? address.split(":").slice(0, 4).join(":")
    : address;
}
