import type { ServerResponse } from "node:http";

/** Boards that listen: each gets the newest state, however slow it is. */
export interface Boards {
  /** How many listen. */
  readonly size: number;
  /** Sends everything that follows to this board, beginning with the state as it is. */
  add(response: ServerResponse): void;
  /** Says that the state changed; boards hear of it soon, once for many changes. */
  changed(): void;
  close(): void;
}

/** Milliseconds in which changes are gathered. */
const GATHER = 150;

/** Milliseconds after which boards hear from us in any case: minutes pass, and lines go dead. */
const BEAT = 5000;

/** @param state the state as text without line breaks */
export function openBoards(state: () => string): Boards {
  const boards = new Set<ServerResponse>();
  /** Boards that have not taken the last state yet, and whether they missed one since. */
  const behind = new Map<ServerResponse, boolean>();
  let gathering: NodeJS.Timeout | undefined;
  let last = performance.now();

  const send = (board: ServerResponse, text: string) => {
    if (behind.has(board)) return void behind.set(board, true);
    if (board.write(`data: ${text}\n\n`)) return;
    behind.set(board, false);
    board.once("drain", () => {
      const hasMissed = behind.get(board);
      behind.delete(board);
      if (hasMissed) send(board, state());
    });
  };
  const sendAll = () => {
    gathering = undefined;
    last = performance.now();
    if (boards.size === 0) return;
    const text = state();
    for (const board of boards) send(board, text);
  };
  const beat = setInterval(() => {
    if (performance.now() - last >= BEAT / 2) sendAll();
  }, BEAT);
  return {
    get size() {
      return boards.size;
    },
    add(board) {
      boards.add(board);
      board.once("close", () => {
        boards.delete(board);
        behind.delete(board);
      });
      send(board, state());
    },
    changed() {
      gathering ??= setTimeout(sendAll, GATHER);
    },
    close() {
      clearInterval(beat);
      clearTimeout(gathering);
      for (const board of boards) board.end();
    },
  };
}
