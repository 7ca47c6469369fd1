import { expect, test } from "vitest";
import { run } from "./workshop.ts";

test.each([
  [["now"], "npm run workshop takes no now."],
  [["--agenda", "a-week"], "There is no agenda a-week, but 90-minutes, half-day"],
  [["--port", "many"], "--port takes a number from 0 to 65535, not many."],
  [["--host", "my laptop"], "--host takes an IPv4 address of this machine, not my laptop."],
  [["--hots", "127.0.0.1"], "Unknown option"],
])("refuses %j", async (argv, message) => {
  await expect(run(argv)).rejects.toThrow(message);
});
