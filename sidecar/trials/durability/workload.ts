import type { Request } from "../../simulation/client.ts";
import { eventsIn, promisedEnd, TERMINATED, type Step } from "../../simulation/program.ts";

const activity: Step = { kind: "activity" };
const event: Step = { kind: "event" };

/** One life of an instance that is left alone; its events are raised one after the other. */
function life(program: Step[], ...between: Request[]): Request[] {
  const raises = Array.from({ length: eventsIn(program) }, (): Request => ({ ask: "raise" }));
  return [
    { ask: "start", program },
    ...between,
    ...raises,
    { ask: "end", promised: [promisedEnd(program)] },
  ];
}

/** Everything a workflow and its client can do, once, in as few writes as possible. */
export function workload(): Map<string, Request[]> {
  const plans: Record<string, Request[]> = {
    chain: life([activity, { kind: "status", value: "half way" }, activity]),
    "fan-out": life([{ kind: "activities", width: 4 }]),
    parent: life([
      { kind: "child", program: [activity] },
      { kind: "child", program: [{ kind: "fail" }] },
    ]),
    timer: life([{ kind: "timer", milliseconds: 86_400_000 }, activity]),
    // The third event may come early: a new generation has to find it.
    generations: life([
      event,
      { kind: "loose" },
      { kind: "restart" },
      event,
      { kind: "restart" },
      event,
    ]),
    failure: life([activity, { kind: "fail" }]),
    suspended: life([activity, event], { ask: "suspend" }, { ask: "resume" }),
    terminated: [
      { ask: "start", program: [{ kind: "child", program: [event] }] },
      { ask: "terminate" },
      { ask: "end", promised: [TERMINATED] },
    ],
    reused: [...life([activity]), ...life([event]), { ask: "purge" }, ...life([activity])],
    later: [
      { ask: "start", program: [activity], delay: 1000 },
      { ask: "end", promised: [promisedEnd([activity])] },
      { ask: "purge" },
    ],
  };
  return new Map(Object.entries(plans));
}
