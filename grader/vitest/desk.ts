import { connect } from "node:net";
import type { Story } from "../../runs/chronicle.ts";
import type { Grading } from "../opened.ts";

/** Where the tests of an exercise get the answer to grade, once there is one; see `host.mjs`. */
export interface Desk {
  port: number;
  /** What shows that it is the tests that ask. */
  word: string;
  verbose: boolean;
}

/** Hands in what happened while the tests ran. */
export function handInStory({ port, word }: Desk, story: Story): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () =>
      socket.write(`${word} ${JSON.stringify(story)}\n`),
    );
    socket.once("error", reject);
    socket.resume().once("end", () => resolve());
  });
}

/** Waits for an answer that compiles, for as long as it takes. */
export function fetchGrading({ port, word }: Desk): Promise<Grading> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(`${word}\n`));
    let text = "";
    socket.setEncoding("utf8").on("data", (part: string) => (text += part));
    socket.once("error", reject);
    socket.once("end", () => resolve(JSON.parse(text) as Grading));
  });
}
