import type { Scenario } from "../scenario.ts";
import { crashProgram } from "./crashed-program.ts";

// The client is charged, and nobody has been told.
const program = { lesson: "07-crash-and-resume", killedAt: "[Activity] Charging" };

export const scenarios: Scenario[] = [
  {
    name: "Lesson 7 charges twice when it dies before the charge is on record",
    run: (ctx) => crashProgram(ctx, { ...program, id: "task-701" }),
  },
  {
    name: "Lesson 7 charges once under a key, whatever dies",
    run: (ctx) => crashProgram(ctx, { ...program, id: "task-702", args: ["--with-key"] }),
  },
];
