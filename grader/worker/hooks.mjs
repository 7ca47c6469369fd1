/**
 * How a worker process finds the modules of an answer: they are handed over already
 * translated, some files stand for others (given ones for their originals), and packages that the answer's folder
 * does not have come from the kit.
 */

/** The answer is written against the SDK that the kit runs it with, whatever lies beside it. */
const SDK = "@dapr/dapr";

let modules;
let replaced;
let kit;

export function initialize(data) {
  ({ modules, replaced, kit } = data);
}

export async function resolve(specifier, context, next) {
  const isPath = /^(\.{0,2}\/|file:)/.test(specifier);
  if (isPath) {
    const url = moduleAt(new URL(specifier, context.parentURL).href);
    if (url) return { url, format: "module", shortCircuit: true };
  }
  if (isPath || !(context.parentURL in modules)) return next(specifier, context);
  const fromKit = { ...context, parentURL: kit };
  if (specifier === SDK) return next(specifier, fromKit);
  try {
    return await next(specifier, context);
  } catch {
    return next(specifier, fromKit);
  }
}

/** TypeScript also finds `x.ts` for `./x` and `./x.js`. */
function moduleAt(url) {
  const asTypeScript = url.replace(/(\.[jt]s)?$/, ".ts");
  return [url, asTypeScript].map((each) => replaced[each] ?? each).find((each) => each in modules);
}

export async function load(url, context, next) {
  if (!(url in modules)) return next(url, context);
  return { format: "module", source: modules[url], shortCircuit: true };
}
