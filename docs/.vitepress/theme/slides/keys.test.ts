import { expect, test } from "vitest";
import { commandOf, placeAfter } from "./keys.ts";

const press = (key: string, held = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
});

test("keys that presenters know lead on and back", () => {
  for (const key of ["ArrowRight", "ArrowDown", "PageDown", " "]) {
    expect(commandOf(press(key))).toBe("next");
  }
  for (const key of ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"]) {
    expect(commandOf(press(key))).toBe("previous");
  }
  expect(commandOf(press(" ", { shiftKey: true }))).toBe("previous");
  expect([commandOf(press("Home")), commandOf(press("End"))]).toEqual(["first", "last"]);
});

test("letters work small and large", () => {
  expect([commandOf(press("n")), commandOf(press("N"))]).toEqual(["speaker", "speaker"]);
  expect(commandOf(press("r"))).toBe("read");
  expect(commandOf(press("x"))).toBeUndefined();
});

test("keys with Ctrl, Alt or Meta belong to the browser", () => {
  for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) {
    expect(commandOf(press("r", held))).toBeUndefined();
  }
});

test("a button keeps the space bar, a field keeps every key", () => {
  expect(commandOf(press(" "), "button")).toBeUndefined();
  expect(commandOf(press("ArrowRight"), "button")).toBe("next");
  expect(commandOf(press("ArrowRight"), "field")).toBeUndefined();
});

test("moving stays among the slides that are shown", () => {
  const places = [1, 2, 5];
  expect(placeAfter("next", 2, places)).toBe(5);
  expect(placeAfter("previous", 5, places)).toBe(2);
  expect(placeAfter("next", 5, places)).toBe(5);
  expect(placeAfter("previous", 1, places)).toBe(1);
  expect([placeAfter("first", 5, places), placeAfter("last", 1, places)]).toEqual([1, 5]);
  expect(placeAfter("speaker", 2, places)).toBe(2);
});
