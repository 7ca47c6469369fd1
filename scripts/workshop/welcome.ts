import { terminalQr } from "./qr.ts";

export interface Welcome {
  /** Where people join. */
  url: string;
  /** Whether others in the network can reach it. */
  isLocal: boolean;
  code: string;
  token: string;
  agenda: string;
  /** How many have joined already. */
  people: number;
  /** Whether the output is a terminal, which can show a QR code, and may do so in colours. */
  isTerminal: boolean;
  colors: boolean;
}

/** What `npm run workshop` prints once it serves. */
export function welcome(room: Welcome): string {
  const { url, isLocal, code, token, agenda, people, isTerminal, colors } = room;
  const lines = [
    `Workshop   ${agenda}${people > 0 ? `; goes on with ${inWords(people)}` : ""}`,
    `Join       npm run join -- ${url}`,
    `Code       ${code}`,
    `Board      ${url}/workshop/board#token=${token}`,
    "           The link is yours: whoever has it leads the room.",
    isLocal
      ? "           Only this machine can reach it."
      : "           Everybody in your network can reach it; results need the code.",
  ];
  if (isTerminal) lines.push("", terminalQr(`${url}/`, colors), "");
  lines.push("Ctrl-C stops it and loses nothing: `npm run workshop` goes on with this room.");
  return `${lines.join("\n")}\n`;
}

const inWords = (people: number) => (people === 1 ? "1 participant" : `${people} participants`);
