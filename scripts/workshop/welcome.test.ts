import { decodeQR } from "qr/decode.js";
import { expect, test } from "vitest";
import { welcome } from "./welcome.ts";

const room = {
  url: "http://192.168.1.20:4400",
  isLocal: false,
  code: "amber-otter-lemon-kayak",
  token: "secret",
  agenda: "90 minutes",
  people: 0,
  isTerminal: false,
  colors: false,
};

test("says how to join, with which code, where the board is, and who can reach it", () => {
  expect(welcome(room)).toMatchInlineSnapshot(`
    "Workshop   90 minutes
    Join       npm run join -- http://192.168.1.20:4400
    Code       amber-otter-lemon-kayak
    Board      http://192.168.1.20:4400/workshop/board#token=secret
               The link is yours: whoever has it leads the room.
               Everybody in your network can reach it; results need the code.
    Ctrl-C stops it and loses nothing: \`npm run workshop\` goes on with this room.
    "
  `);
  expect(welcome({ ...room, isLocal: true, people: 1 })).toMatch(
    /; goes on with 1 participant\n[^]*Only this machine can reach it/,
  );
});

/** What a camera sees of the code in a terminal. */
function photograph(lines: string[]): { width: number; height: number; data: Uint8Array } {
  const rows = lines.flatMap((line) => {
    const cells = [...line.matchAll(/\[(30|97);(40|107)m▀/g)];
    return [cells.map((cell) => cell[1] === "30"), cells.map((cell) => cell[2] === "40")];
  });
  const SCALE = 4;
  const [width, height] = [(rows[0]?.length ?? 0) * SCALE, rows.length * SCALE];
  const data = new Uint8Array(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const [x, y] = [Math.floor((pixel % width) / SCALE), Math.floor(pixel / width / SCALE)];
    data.fill(rows[y]?.[x] ? 0 : 255, pixel * 4, pixel * 4 + 4);
  }
  return { width, height, data };
}

test("a terminal shows a code that a phone can read", () => {
  const lines = welcome({ ...room, isTerminal: true, colors: true }).split("\n");
  expect(decodeQR(photograph(lines.filter((line) => line.includes("▀"))))).toBe(`${room.url}/`);
  expect(welcome({ ...room, isTerminal: true })).not.toContain("\u001b");
});
