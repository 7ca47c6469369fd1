import { ratio, typical, type Figures } from "./figures.ts";
import { lesson } from "./measures/lesson.ts";
import { pageWeight, siteBuild } from "./measures/site.ts";
import { readiness } from "./measures/start.ts";
import { waitingTimers } from "./measures/timers.ts";
import { workshop } from "./measures/workshop.ts";
import { engineThroughput, fanOut, latency, longChain, throughput } from "./measures/workflows.ts";
import type { Bar, Row } from "./row.ts";

/** Everything that is measured, and what is asked of it. */
export const rows: Row[] = [
  {
    name: "throughput",
    what: "3 chained activities, 8 workflows in flight",
    unit: "workflows/s",
    measure: throughput,
    bars: [
      compared("throughput against daprd with SQLite", "at least", 8, "disk", "daprd"),
      compared("throughput against a do-nothing sidecar", "at least", 0.8, "disk", "ceiling"),
    ],
  },
  {
    name: "engine",
    what: "the same, asked by a worker and a client without an SDK",
    unit: "workflows/s",
    measure: engineThroughput,
    // Not asked for; it shows whether engine or SDK limits the row above.
    bars: [],
  },
  {
    name: "latency",
    what: "the same workflow, one at a time",
    unit: "ms",
    measure: latency,
    bars: [compared("latency against daprd", "at most", 0.4, "disk", "daprd")],
  },
  {
    name: "chain",
    what: "a chain of 300 activities",
    unit: "ms",
    measure: longChain,
    bars: [compared("a chain of 300 against daprd", "at most", 0.4, "disk", "daprd")],
  },
  {
    name: "fan-out",
    what: "a fan-out of 200 activities",
    unit: "ms",
    measure: fanOut,
    // It ends only when all results are there.
    bars: [bar("fan-outs of 200 that complete", "at least", 1, "round", countOf("disk"))],
  },
  {
    name: "timers",
    what: "10,000 instances waiting on timers",
    unit: "MB, s",
    measure: waitingTimers,
    bars: [
      bar("memory", "at most", 150, "MB", (figures) => typical(figures, "memory")),
      bar("ready after kill -9", "at most", 2, "s", (figures) => typical(figures, "ready")),
    ],
  },
  {
    name: "ready",
    what: "from process start to ready",
    unit: "ms",
    measure: readiness,
    bars: [compared("start against Node with grpc-js", "at most", 2, "sidecar", "node")],
  },
  {
    name: "lesson",
    what: "npm run lesson 3, start to finish",
    unit: "ms",
    measure: lesson,
    bars: [compared("the command against its app alone", "at most", 2, "command", "alone")],
  },
  {
    name: "build",
    what: "building the site",
    unit: "s",
    measure: siteBuild,
    // Not asked for; an author waits for it.
    bars: [],
  },
  {
    name: "site",
    what: "JavaScript on a lesson's page, gzip; everything: with HTML and styles",
    unit: "KB",
    measure: pageWeight,
    bars: [bar("own JavaScript on a lesson's page", "at most", 60, "KB", ownScripts)],
  },
  {
    name: "workshop",
    what: "60 participants who report at once, 5 boards; then a day",
    unit: "ms, MB",
    measure: workshop,
    bars: [
      bar("a result on every board", "at most", 1000, "ms", (figures) =>
        typical(figures, "typical"),
      ),
      bar("results lost", "at most", 0, "results", (figures) => typical(figures, "lost")),
      bar("memory gained in a day", "at most", 15, "MB", gained),
    ],
  },
];

type Bound = Bar["bound"];

function bar(
  what: string,
  bound: Bound,
  limit: number,
  unit: string,
  value: (figures: Figures) => number | undefined,
): Bar {
  return { what, bound, limit, unit, value };
}

function compared(what: string, bound: Bound, limit: number, side: string, against: string): Bar {
  return bar(what, bound, limit, "×", (figures) => ratio(figures, side, against));
}

function countOf(side: string) {
  return (figures: Figures) => figures[side]?.length;
}

function gained(figures: Figures): number | undefined {
  const [morning, evening] = [typical(figures, "morning"), typical(figures, "evening")];
  return morning === undefined || evening === undefined ? undefined : evening - morning;
}

function ownScripts(figures: Figures): number | undefined {
  const [page, vitepress] = [typical(figures, "lesson"), typical(figures, "vitepress")];
  return page === undefined || vitepress === undefined ? undefined : page - vitepress;
}
