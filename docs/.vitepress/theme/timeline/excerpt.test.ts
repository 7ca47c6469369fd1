import { expect, test } from "vitest";
import { excerpt } from "./excerpt.ts";

const code = `import { x } from "y";

// #region workflow
export async function* pay(ctx) {
  yield ctx.callActivity(x);
}
// #endregion workflow

export const other = 1;
`;

const numbers = (name: string, current: number) =>
  excerpt(code, name, current).map(({ number }) => number);

test("the workflow is shown, with the numbers of its file", () => {
  expect(excerpt(code, "pay", 5)).toEqual([
    { number: 4, text: "export async function* pay(ctx) {" },
    { number: 5, text: "  yield ctx.callActivity(x);" },
    { number: 6, text: "}" },
  ]);
  expect(numbers("pay", 0)).toEqual([4, 5, 6]);
});

test("a file without it, or a line outside of it, is shown as it is", () => {
  expect(numbers("unknown", 0)).toEqual([1, 2, 4, 5, 6, 8, 9]);
  expect(numbers("pay", 9)).toEqual([1, 2, 4, 5, 6, 8, 9]);
});

test("of a long file, the part around the line is shown", () => {
  const long = Array.from({ length: 1000 }, (_, at) => `line ${at + 1}`).join("\n");
  const shown = excerpt(long, "w", 500).map(({ number }) => number);
  expect(shown).toHaveLength(120);
  expect(shown).toContain(500);
  expect(excerpt(long, "w", 1000).at(-1)?.number).toBe(1000);
});
