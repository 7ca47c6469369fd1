import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { framesOf } from "./frames.ts";

const file = import.meta.filename;

test("a stack is read in every form that V8 writes a call in", () => {
  const stack = [
    "Error: at the start (of a message:1:2",
    `    at notifyAgent (${pathToFileURL(file).href}:31:3)`,
    `    at async Object.ticketWorkflow [as next] (${file}:18:5)`,
    `    at ${file}:7:9`,
    `    at new Desk (${file}:2:1)`,
    "    at Array.map (<anonymous>)",
  ].join("\n");
  expect(framesOf(stack)).toEqual([
    { fn: "notifyAgent", file, line: 31, column: 3 },
    { fn: "Object.ticketWorkflow", file, line: 18, column: 5 },
    { fn: "", file, line: 7, column: 9 },
    { fn: "Desk", file, line: 2, column: 1 },
  ]);
});

test("the stack of a real error leads to its line", () => {
  const [frame] = framesOf(new Error("here").stack ?? "");
  expect(frame).toMatchObject({ file, line: 25 });
});
