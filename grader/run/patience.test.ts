import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { unlessLate, within } from "./patience.ts";

const never = new Promise<never>(() => {});

/** Keeps this process too busy to hear anything. */
function block(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test("gives what comes in time", async () => {
  expect(await within(1_000, Promise.resolve("there"))).toBe("there");
});

test("ends when nothing comes", async () => {
  expect(await within(100, never)).toBeUndefined();
});

test("does not count the time in which this process could not listen", async () => {
  const comes = sleep(300, "there");
  const waited = within(
    500,
    comes.then(() => sleep(100, "answered")),
  );
  block(1_000);
  expect(await waited).toBe("answered");
});

test("ends what a signal can end", async () => {
  const late = unlessLate(
    100,
    (signal) =>
      new Promise((_, reject) =>
        signal.addEventListener("abort", () => reject(new Error("ended"))),
      ),
  );
  await expect(late).rejects.toThrow("ended");
});
