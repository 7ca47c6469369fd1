import type { Subject } from "../scenario.ts";
import { scenarios as activities } from "./activities.ts";
import { apiToken, scenarios as guarded } from "./api-token.ts";
import { scenarios as composition } from "./composition.ts";
import { scenarios as failures } from "./failures.ts";
import { scenarios as generations } from "./generations.ts";
import { scenarios as httpManage } from "./http/manage.ts";
import { scenarios as httpRuntime } from "./http/runtime.ts";
import { scenarios as httpStart } from "./http/start.ts";
import { scenarios as lesson03 } from "./lesson-03.ts";
import { scenarios as lesson05 } from "./lesson-05.ts";
  "lesson 7": { scenarios: lesson07, alone: true },
