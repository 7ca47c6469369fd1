import { expect, test, vi } from "vitest";
import { rounds } from "./rounds.ts";

test("requests during a round lead to one more, errors end none", async () => {
  const failures: unknown[] = [];
  const finish: (() => void)[] = [];
  const work = vi.fn(() => new Promise<void>((resolve) => finish.push(resolve)));
  const { ask, idle } = rounds(1, work, (error) => failures.push(error));
  ask();
  ask();
  await expect.poll(() => work.mock.calls.length).toBe(1);
  ask();
  ask();
  finish[0]?.();
  await expect.poll(() => work.mock.calls.length).toBe(2);
  work.mockImplementation(() => Promise.reject(new Error("once")));
  ask();
  finish[1]?.();
  await idle();
  expect(work).toHaveBeenCalledTimes(3);
  expect(failures).toEqual([new Error("once")]);
});
