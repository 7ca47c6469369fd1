/**
 * Keeps a process that runs somebody's code to itself: no connection, no server, no thread, no
 * signal to others. Files and child processes are refused by Node's permissions (`rehearse.ts`).
 */
import { EventEmitter } from "node:events";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

class IdleThread extends EventEmitter {
  postMessage() {}
  ref() {}
  unref() {}
  async terminate() {
    return 0;
  }
}

/** To be called before the probes are installed, which pass it on to imports by name. */
export function confine() {
  // What would wait for the world waits for ever; the process does not live that long.
  const pending = function () {
    return this;
  };
  const { Socket, Server } = require("node:net");
  Socket.prototype.connect = pending;
  Server.prototype.listen = pending;
  const datagrams = require("node:dgram").Socket.prototype;
  for (const name of ["bind", "connect", "send"]) datagrams[name] = pending;
  const dns = require("node:dns");
  const never = () => new Promise(() => {});
  for (const [holder, standIn] of [
    [dns, () => ({})],
    [dns.Resolver.prototype, () => ({})],
    [dns.promises, never],
    [dns.promises.Resolver.prototype, never],
  ]) {
    for (const name of Object.getOwnPropertyNames(holder)) {
      if (/^(lookup|resolve|reverse)/.test(name)) holder[name] = standIn;
    }
  }
  // A thread would have all of this anew.
  require("node:worker_threads").Worker = IdleThread;
  process.kill = () => true;
}
