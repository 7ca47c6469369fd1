import type { Subject } from "../scenario.ts";
import { scenarios as activities } from "./activities.ts";
import { apiToken, scenarios as guarded } from "./api-token.ts";
import { scenarios as composition } from "./composition.ts";
import { scenarios as failures } from "./failures.ts";
import { scenarios as generations } from "./generations.ts";
import { scenarios as httpManage } from "./http/manage.ts";
import { scenarios as httpRuntime } from "./http/runtime.ts";
import { scenarios as httpStart } from "./http/start.ts";
import { scenarios as lesson01 } from "./lesson-01.ts";
import { scenarios as lesson02 } from "./lesson-02.ts";
import { scenarios as lesson03 } from "./lesson-03.ts";
import { scenarios as lesson05 } from "./lesson-05.ts";
import { scenarios as lesson07 } from "./lesson-07.ts";
import { scenarios as lesson08 } from "./lesson-08.ts";
import { scenarios as lesson09 } from "./lesson-09.ts";
import { scenarios as management } from "./management.ts";
import { scenarios as payloads } from "./payloads.ts";
import { scenarios as protocol } from "./protocol.ts";
import { scenarios as states } from "./states.ts";
import { scenarios as timersAndEvents } from "./timers-events.ts";
import { scenarios as workers } from "./workers/scenarios.ts";

/** All scenarios by subject; each subject runs on an engine of its own. */
export const subjects: Record<string, Subject> = {
  "lesson 1": { scenarios: lesson01, alone: true },
  "lesson 2": { scenarios: lesson02 },
  "lesson 3": { scenarios: lesson03 },
  "lesson 5": { scenarios: lesson05 },
  "lesson 7": { scenarios: lesson07, alone: true },
  "lesson 8": { scenarios: lesson08 },
  "lesson 9": { scenarios: lesson09, alone: true },
  activities: { scenarios: activities },
  "timers and events": { scenarios: timersAndEvents },
  composition: { scenarios: composition },
  failures: { scenarios: failures },
  payloads: { scenarios: payloads },
  generations: { scenarios: generations },
  states: { scenarios: states },
  protocol: { scenarios: protocol },
  management: { scenarios: management },
  workers: { scenarios: workers, alone: true },
  "api token": { scenarios: guarded, apiToken },
  http: { scenarios: [...httpStart, ...httpManage, ...httpRuntime] },
};
