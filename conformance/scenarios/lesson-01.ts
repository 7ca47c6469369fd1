import type { Scenario } from "../scenario.ts";
import { crashProgram } from "./crashed-program.ts";

export const scenarios: Scenario[] = [
  {
    name: "Lesson 1 goes on in the step at which it died",
    run: (ctx) =>
      crashProgram(ctx, {
        lesson: "01-durable-execution",
        id: "task-102",
        killedAt: "[Step] Notifying",
      }),
  },
];
