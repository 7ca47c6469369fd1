/** Why a nickname is refused; the commands have the words for it. */
export type NameFault = "empty" | "long" | "characters";

/** Characters a nickname may have; the board gives a name one line. */
export const LONGEST_NAME = 24;

/**
 * Reads a nickname: one form of writing, single spaces, nothing invisible, nothing that
 * changes the direction of what stands beside it.
 * @returns the name as it is kept and shown, or what is wrong with it
 */
export function readName(typed: string): { name: string } | { fault: NameFault } {
  // Looked for first: the next step would turn some of them into spaces.
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(typed)) return { fault: "characters" };
  const name = typed
    .normalize("NFKC")
    .replace(/\p{Z}+/gu, " ")
    .trim();
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(name)) {
    return { fault: name === "" ? "empty" : "characters" };
  }
  // Marks on marks grow over the lines above and below.
  if (/\p{M}{3}/u.test(name.normalize("NFD")) || /[\p{C}\p{Zl}\p{Zp}]/u.test(name)) {
    return { fault: "characters" };
  }
  return [...name].length > LONGEST_NAME ? { fault: "long" } : { name };
}

/**
 * Letters and digits that look like Latin ones, beside what they look like: from Cyrillic,
 * Greek, Armenian and Cherokee, and small capitals.
 */
const lookalikes: Record<string, string> = Object.fromEntries(
  [
    ["аαɑᴀꭺ@4", "a"],
    ["вβƅʙᏼꮟ8", "b"],
    ["сϲᴄꮯ", "c"],
    ["ԁᴅꭰđ", "d"],
    ["еεᴇꭼ3", "e"],
    ["ꜰғ", "f"],
    ["ɡɢցꮐ9", "g"],
    ["һнʜհꮋħ", "h"],
    ["іιıɪꭵłʟꮮ1|!l", "i"],
    ["јϳᴊꭻ", "j"],
    ["кκᴋꮶ", "k"],
    ["мᴍꮇ", "m"],
    ["пηɴո", "n"],
    ["оοσᴏօø0", "o"],
    ["рρᴘꮲ", "p"],
    ["ԛ", "q"],
    ["гʀꭱ", "r"],
    ["ѕꜱꮪ5$", "s"],
    ["тτᴛꭲ7", "t"],
    ["υսᴜ", "u"],
    ["ѵνᴠꮩ", "v"],
    ["ԝωᴡꮃ", "w"],
    ["хχ", "x"],
    ["уγүʏ", "y"],
    ["ᴢꮓ2", "z"],
  ].flatMap(([many = "", one = ""]) => [...many].map((each) => [each, one])),
);

/** What two names have in common that people would mistake for each other. */
export function likeness(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  const seen = [...plain].map((each) => lookalikes[each] ?? each).join("");
  const bare = seen.replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, "");
  return bare.replaceAll("rn", "m").replaceAll("vv", "w");
}
