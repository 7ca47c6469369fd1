/**
 * Watches what a workflow body takes from outside its history: clock, chance, environment,
 * timers, files and network, the console. Everything is patched once, before the answer is
 * loaded, and does something only inside a body that is being probed and only for calls
 * that the answer's own code makes. Activities may use all of it.
 *
 * What a replay could get otherwise is given otherwise: each execution of a body sees
 * another time and another environment, so a decision that depends on them changes.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { createRequire, syncBuiltinESMExports } from "node:module";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const KIT = new URL(".", import.meta.url).href;
const DAY = 24 * 60 * 60 * 1000;

/**
 * @typedef {object} Scope one execution of a body
 * @property {number} execution counts from 0
 * @property {() => boolean} isReplaying
 * @property {(probe: { code: string, call: string, stack: string }) => void} tell
 */

/** @type {AsyncLocalStorage<Scope>} */
const scopes = new AsyncLocalStorage();
/** Paths and URLs of the answer's own files. */
let own = [];

/** Runs a step of a body so that its calls are watched. */
export function probed(scope, step) {
  return scopes.run(scope, step);
}

/** Whether what runs now is a step of a body under watch. */
export const isProbed = () => scopes.getStore() !== undefined;

/** Notes a call and gives back the scope when the answer's own code makes it. */
function noted(code, call) {
  const scope = scopes.getStore();
  if (!scope) return undefined;
  const stack = new Error().stack ?? "";
  const calls = stack.split("\n").slice(1);
  const from = calls.find((line) => !line.includes(KIT));
  // Node's own code, which makes this very stack, and the SDK may.
  if (!from || /[ (]node:|\/@dapr\/dapr\//.test(from)) return undefined;
  if (!calls.some((line) => own.some((file) => line.includes(file)))) return undefined;
  scope.tell({ code, call, stack });
  return scope;
}

/** Replaces `holder[name]` by a function that notes the call; `change` may alter what it gives. */
function patch(holder, name, code, call, change = (value) => value) {
  const original = holder?.[name];
  // Classes stay as they are: no body gets far with one of these without a function.
  if (typeof original !== "function" || /^class\b/.test(String(original))) return;
  if (Object.getOwnPropertyDescriptor(holder, name)?.configurable === false) return;
  const replacement = function (...args) {
    const scope = noted(code, call);
    const value = Reflect.apply(original, this, args);
    return scope ? change(value, scope.execution) : value;
  };
  // What hangs on the function stays there, such as `util.promisify`'s variant.
  Object.defineProperties(replacement, Object.getOwnPropertyDescriptors(original));
  Object.defineProperty(holder, name, { value: replacement, writable: true, configurable: true });
}

function patchAll(holder, names, code, prefix, change) {
  for (const name of names) patch(holder, name, code, `${prefix}${name}()`, change);
}

const later = (value, execution) =>
  typeof value === "bigint"
    ? value + BigInt(execution) * BigInt(DAY) * 1_000_000n
    : value + execution * (DAY + 3_723_004);

const other = (value, execution) => {
  if (execution === 0) return value;
  if (typeof value === "number") return value + execution;
  return typeof value === "string" ? `${value}-${execution}` : value;
};

function patchClock() {
  const RealDate = Date;
  const now = (call) => {
    const scope = noted("W11", call);
    return scope ? later(RealDate.now(), scope.execution) : RealDate.now();
  };
  const probedNow = () => now("Date.now()");
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [now("new Date()")], newTarget),
    apply: () => new RealDate(now("Date()")).toString(),
    get: (target, name) => (name === "now" ? probedNow : Reflect.get(target, name)),
  });
  patch(performance, "now", "W11", "performance.now()", later);
  const { hrtime } = process;
  patch(hrtime, "bigint", "W11", "process.hrtime.bigint()", later);
  patch(process, "hrtime", "W11", "process.hrtime()");
  patch(process, "uptime", "W11", "process.uptime()", later);
}

function patchChance() {
  patch(Math, "random", "W12", "Math.random()");
  const names = ["randomUUID", "randomBytes", "randomInt", "getRandomValues", "randomFillSync"];
  patchAll(require("node:crypto"), names, "W12", "");
  patchAll(globalThis.crypto, ["randomUUID", "getRandomValues"], "W12", "crypto.");
}

function patchEnvironment() {
  process.env = new Proxy(process.env, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof name !== "string") return value;
      const scope = noted("W13", `process.env.${name}`);
      return scope ? other(value ?? "", scope.execution) || value : value;
    },
  });
  patchAll(process, ["cwd", "memoryUsage", "cpuUsage"], "W13", "process.", other);
  const os = require("node:os");
  const functions = Object.keys(os).filter((name) => typeof os[name] === "function");
  patchAll(os, functions, "W13", "os.", other);
}

function patchTimers() {
  const names = ["setTimeout", "setInterval", "setImmediate"];
  patchAll(globalThis, [...names, "queueMicrotask"], "W15", "");
  patchAll(require("node:timers"), names, "W15", "");
  patchAll(require("node:timers/promises"), names, "W15", "");
}

function patchWorld() {
  patch(globalThis, "fetch", "W16", "fetch()");
  for (const module of ["http", "https", "http2", "net", "tls", "dgram", "dns", "child_process"]) {
    const exported = require(`node:${module}`);
    const names = Object.keys(exported).filter((name) =>
      /^(request|get|connect|create(Connection|Socket)|lookup|resolve|exec|spawn|fork)/.test(name),
    );
    patchAll(exported, names, "W16", `${module}.`);
  }
  const files =
    /^(read|write|append|open|l?stat|mkdir|mkdtemp|rm|unlink|access|exists|cp|copy|rename)/;
  for (const exported of [require("node:fs"), require("node:fs/promises")]) {
    const names = Object.keys(exported).filter((name) => files.test(name));
    patchAll(exported, names, "W16", "");
  }
}

function patchConsole() {
  for (const name of ["log", "info", "warn", "error", "debug", "trace", "table", "dir"]) {
    const print = console[name];
    console[name] = (...args) => {
      // The first time a line is reached it may well be printed.
      if (scopes.getStore()?.isReplaying()) noted("W24", `console.${name}()`);
      print.apply(console, args);
    };
  }
}

/** Puts the probes in place. @param urls of the answer's own modules */
export function installProbes(urls) {
  own = urls.flatMap((url) => [url, fileURLToPath(url)]);
  patchClock();
  patchChance();
  patchEnvironment();
  patchTimers();
  patchWorld();
  patchConsole();
  // Also for those who import by name.
  syncBuiltinESMExports();
}
