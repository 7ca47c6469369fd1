import type { RecordedEvent } from "./history.ts";
import type { Observations } from "./scenario.ts";

/**
 * What the comparison leaves out. Every rule is explained in EXCLUDED.md under its name;
 * a test holds the two together. A rule gets one field of an event, a state or an
 * observation and gives back what to compare: `undefined` leaves the field out.
 */
const fieldRules: Record<string, (key: string, value: unknown) => unknown> = {
  "event-times": (key, value) => (key === "timestamp" ? undefined : value),
  "execution-ids": (key, value) => (key === "executionid" ? undefined : value),
  "stack-traces": (key, value) => (/stack_?trace$/.test(key) && value ? "<stack>" : value),
  "start-times": (key, value) => (key === "scheduledstarttimestamp" && value ? "<time>" : value),
  "empty-custom-status": (key, value) =>
    key === "customStatus" && value === "" ? undefined : value,
  "times-in-payloads": (_key, value) =>
    typeof value === "string"
      ? value.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, "<time>")
      : value,
  "made-up-ids": (_key, value) =>
    typeof value === "string"
      ? value.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, "<id>")
      : value,
  "sidecar-metadata": (key, value) =>
    key === "body" && isMetadata(value) ? { workflows: value.workflows } : value,
  "job-names": (_key, value) =>
    typeof value === "string" ? value.replace(/(job name is invalid) ".*"/, "$1 <name>") : value,
  "formatting-slips": (_key, value) =>
    typeof value === "string" ? value.replace(/%!\(EXTRA .*\)$/, "") : value,
};

const historyRules = {
  /** A timer's time becomes the whole seconds from the turn that set it. */
  "timer-times": (events: RecordedEvent[]) => {
    let turn = 0;
    const delays = new Map<unknown, string>();
    return events.map((event) => {
      if (event.type === "OrchestratorStarted") turn = seconds(event.timestamp);
      if (event.type === "TimerCreated") {
        delays.set(event.id, `${Math.round(seconds(event.fireat) - turn)} s after its turn`);
        return { ...event, fireat: delays.get(event.id) };
      }
      if (event.type === "TimerFired") return { ...event, fireat: delays.get(event.timerid) };
      return event;
    });
  },
  /** Only the first of several suspensions in a row is compared. */
  "repeated-suspensions": (events: RecordedEvent[]) => {
    let suspended = false;
    return events.filter((event) => {
      const repeats = suspended && event.type === "ExecutionSuspended";
      if (event.type === "ExecutionSuspended") suspended = true;
      if (event.type === "ExecutionResumed") suspended = false;
      return !repeats;
    });
  },
  /** From a suspension to what ends it, turns are not counted, nor is the suspension's own. */
  "turns-while-suspended": (events: RecordedEvent[]) => {
    let suspended = false;
    return events.filter((event, index) => {
      const suspends = events[index + 1]?.type === "ExecutionSuspended";
      if (event.type === "ExecutionSuspended") suspended = true;
      const counts = event.type !== "OrchestratorStarted" || !(suspended || suspends);
      if (/^Execution(Resumed|Terminated)$/.test(event.type)) suspended = false;
      return counts;
    });
  },
  /** Where results race, events are compared as a set, and turns are not counted. */
  "racing-order": (events: RecordedEvent[], racing: boolean) =>
    racing
      ? events
          .filter((event) => event.type !== "OrchestratorStarted")
          .toSorted((a, b) => place(a).localeCompare(place(b)))
      : events,
};

/** The names of all rules, as EXCLUDED.md has to list them. */
export const exclusions = [...Object.keys(fieldRules), ...Object.keys(historyRules)];

/** Reduces what a scenario saw to what must be equal on every engine. */
export function normalise(observations: Observations, racing: boolean): unknown {
  return reduced(JSON.parse(JSON.stringify(observations)), racing);
}

function reduced(value: unknown, racing: boolean): unknown {
  if (isHistory(value)) {
    let events = value;
    for (const rule of Object.values(historyRules)) events = rule(events, racing);
    return events.map((event) => fields(event, racing));
  }
  if (Array.isArray(value)) return value.map((item) => reduced(item, racing));
  if (typeof value === "object" && value !== null) return fields(value, racing);
  return value;
}

function fields(object: object, racing: boolean): object {
  const compared = Object.entries(object).map(([key, value]: [string, unknown]) => {
    for (const rule of Object.values(fieldRules)) value = rule(key, value);
    return [key, reduced(value, racing)] as const;
  });
  return Object.fromEntries(compared.filter(([, value]) => value !== undefined));
}

function isHistory(value: unknown): value is RecordedEvent[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => isEvent(item));
}

function isEvent(item: unknown): boolean {
  return typeof item === "object" && item !== null && "type" in item && "timestamp" in item;
}

function isMetadata(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && "runtimeVersion" in value;
}

function place(event: RecordedEvent): string {
  return [event.type, event.id, event.taskscheduledid, event.timerid].join(" ");
}

function seconds(timestamp: unknown): number {
  const { seconds, nanos } = timestamp as { seconds: number; nanos: number };
  return seconds + nanos / 1e9;
}
