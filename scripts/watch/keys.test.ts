import { PassThrough } from "node:stream";
import { expect, test, vi } from "vitest";
import { listenToKeys } from "./keys.ts";

/** A terminal's input, without the terminal. */
function terminal() {
  const setRawMode = vi.fn();
  const input = Object.assign(new PassThrough(), { setRawMode });
  return { input, setRawMode, stream: input as unknown as NodeJS.ReadStream };
}

test("single keys ask for a hint or end it, and the terminal is given back", async () => {
  const { input, setRawMode, stream } = terminal();
  const keys = { hint: vi.fn(), quit: vi.fn() };
  const release = listenToKeys(stream, keys);
  input.write("hx");
  await expect.poll(() => keys.hint.mock.calls.length).toBe(1);
  expect(keys.quit).not.toHaveBeenCalled();
  input.write("q\u0003");
  await expect.poll(() => keys.quit.mock.calls.length).toBe(2);
  release();
  expect(setRawMode.mock.calls).toEqual([[true], [false]]);
});
