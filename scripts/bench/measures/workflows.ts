import type { AppName, Engine, EngineName, Load } from "../engines.ts";
import type { Figures } from "../figures.ts";
import type { Bench } from "../row.ts";

type Took = Awaited<ReturnType<Engine["load"]>>;

/** Measures a load on every engine in turn, round by round, after one round to warm up. */
async function onEngines(
  bench: Bench,
  engines: readonly EngineName[],
  load: Load,
  figure: (took: Took) => number,
  app: AppName = "app",
): Promise<Figures> {
  const all = (await bench.engines(app)).filter(({ name }) => engines.includes(name));
  const figures: Figures = {};
  for (let round = -1; round < bench.rounds; round++) {
    for (const { name, load: run } of all) {
      const value = figure(await run(load));
      if (round >= 0) (figures[name] ??= []).push(value);
    }
  }
  return figures;
}

const everywhere = ["disk", "memory", "daprd", "ceiling"] as const;
// The do-nothing sidecar plays chains only.
const real = ["disk", "memory", "daprd"] as const;

export function throughput(bench: Bench): Promise<Figures> {
  const count = bench.quick ? 24 : 200;
  const load = { workflow: "chain", size: 3, count, inFlight: 8 } as const;
  return onEngines(bench, everywhere, load, ({ total }) => (1000 * count) / total);
}

/** As `throughput`, asked by an app that leaves all the time to the engine. */
export function engineThroughput(bench: Bench): Promise<Figures> {
  const count = bench.quick ? 24 : 200;
  const load = { workflow: "chain", size: 3, count, inFlight: 8 } as const;
  return onEngines(bench, everywhere, load, ({ total }) => (1000 * count) / total, "bare-app");
}

export function latency(bench: Bench): Promise<Figures> {
  const load = { workflow: "chain", size: 3, count: bench.quick ? 3 : 30, inFlight: 1 } as const;
  return onEngines(bench, everywhere, load, ({ each }) => each);
}

export function longChain(bench: Bench): Promise<Figures> {
  const load = { workflow: "chain", size: bench.quick ? 30 : 300, count: 1, inFlight: 1 } as const;
  return onEngines(bench, everywhere, load, ({ total }) => total);
}

export function fanOut(bench: Bench): Promise<Figures> {
  const load = { workflow: "fanOut", size: 200, count: 1, inFlight: 1 } as const;
  return onEngines(bench, real, load, ({ total }) => total);
}
