import { withBase } from "vitepress";
import type { BoardView } from "../../../scripts/workshop/board-view.ts";

/** What the site knows of the workshop that serves it. */
interface Greeting {
  workshop: { id: string; agenda: string } | null;
}

/** Whether a workshop serves this page. The site alone has a file at that address that says no. */
export async function workshopHere(): Promise<boolean> {
  try {
    const answer = await fetch(withBase("/api/workshop.json"));
    const { workshop } = (await answer.json()) as Greeting;
    return workshop !== null;
  } catch {
    return false;
  }
}

/** How the board's line to the server is. */
export type Line = "connecting" | "live" | "away" | "refused";

export interface Follower {
  onView(view: BoardView): void;
  onLine(line: Line): void;
}

/** Milliseconds without a word after which a line is dead: the server speaks every five seconds. */
const SILENCE = 12_000;

/** Milliseconds before the next try. */
const PAUSE = 1500;

/** Follows the board until told to stop, over broken lines and restarts of the server. */
export function followBoard(token: string, { onView, onLine }: Follower): () => void {
  let isOver = false;
  let line = new AbortController();
  const follow = async () => {
    while (!isOver) {
      line = new AbortController();
      const answer = await open(token, line.signal);
      if (answer?.status === 401) return onLine("refused");
      if (answer?.ok && answer.body) {
        onLine("live");
        await read(answer.body, onView, line);
      }
      if (isOver) return;
      onLine("away");
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  };
  onLine("connecting");
  void follow();
  return () => {
    isOver = true;
    line.abort();
  };
}

async function open(token: string, signal: AbortSignal): Promise<Response | undefined> {
  try {
    return await fetch("/api/board", { headers: { authorization: `Bearer ${token}` }, signal });
  } catch {
    return undefined;
  }
}

/** Reads views until the line ends or falls silent. */
async function read(
  body: ReadableStream<Uint8Array>,
  onView: (view: BoardView) => void,
  line: AbortController,
): Promise<void> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = "";
  let silence = setTimeout(() => line.abort(), SILENCE);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(silence);
      silence = setTimeout(() => line.abort(), SILENCE);
      text += decoder.decode(value, { stream: true });
      const messages = text.split("\n\n");
      text = messages.pop() ?? "";
      // Each holds everything, so only the newest counts.
      const newest = messages.at(-1);
      if (newest !== undefined) onView(JSON.parse(newest.replace(/^data: /, "")) as BoardView);
    }
  } catch {
    // The line broke; the next one begins with everything.
  } finally {
    clearTimeout(silence);
  }
}

/** Does something as the instructor. @returns whether it was done */
export async function act(token: string, action: object): Promise<boolean> {
  try {
    const answer = await fetch("/api/board", {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(action),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

/** The room as a file for spreadsheets; nothing when the server is away. */
export async function boardAsCsv(token: string): Promise<Blob | undefined> {
  try {
    const answer = await fetch("/api/board.csv", { headers: { authorization: `Bearer ${token}` } });
    return answer.ok ? await answer.blob() : undefined;
  } catch {
    return undefined;
  }
}
