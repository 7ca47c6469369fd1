import type { BoardView } from "../../workshop/board-view.ts";

/** A board without a screen. */
export interface Board {
  /** Waits until the board shows so many attempts of somebody. @returns when it did */
  shows(name: string, attempts: number): Promise<number>;
  close(): void;
}

interface Waiting {
  name: string;
  attempts: number;
  resolve: (time: number) => void;
}

/** Follows a workshop as a board does. */
export async function follow(url: string, token: string): Promise<Board> {
  const line = new AbortController();
  const headers = { authorization: `Bearer ${token}` };
  const { body } = await fetch(`${url}/api/board`, { headers, signal: line.signal });
  const shown = new Map<string, { attempts: number; time: number }>();
  let waiting: Waiting[] = [];
  const see = ({ people }: BoardView) => {
    const time = performance.now();
    for (const { name, cells } of people) {
      const attempts = Math.max(0, ...cells.map((cell) => cell?.attempts ?? 0));
      if (attempts > (shown.get(name)?.attempts ?? 0)) shown.set(name, { attempts, time });
    }
    waiting = waiting.filter(({ name, attempts, resolve }) => {
      const there = shown.get(name);
      if (!there || there.attempts < attempts) return true;
      resolve(there.time);
      return false;
    });
  };
  const read = async () => {
    const decoder = new TextDecoder();
    let text = "";
    for await (const part of body ?? []) {
      text += decoder.decode(part as Uint8Array, { stream: true });
      const messages = text.split("\n\n");
      text = messages.pop() ?? "";
      for (const message of messages) see(JSON.parse(message.slice("data: ".length)) as BoardView);
    }
  };
  // It ends when the board is closed.
  read().catch(() => {});
  return {
    shows: (name, attempts) =>
      new Promise((resolve) => {
        const there = shown.get(name);
        if (there && there.attempts >= attempts) resolve(there.time);
        else waiting.push({ name, attempts, resolve });
      }),
    close: () => line.abort(),
  };
}
