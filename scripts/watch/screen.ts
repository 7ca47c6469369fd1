import type { Exercise } from "../../grader/exercise.ts";
import { report } from "../../grader/report.ts";
import type { Verdict } from "../../grader/verdict.ts";
import { shown, whereTyped } from "../folders.ts";
import { hasColors } from "../terminal.ts";

/** What `watch` shows: on a terminal always the last verdict alone, elsewhere line after line. */
export interface Screen {
  /** A check begins. */
  begin(): void;
  show(verdict: Verdict): void;
  /** Says what it waits for. */
  wait(): void;
  /** Says from the next verdict on, once, that saves are not reported here. */
  suggestPolling(): void;
}

const CLEAR = "\u001b[2J\u001b[3J\u001b[H";

export function openScreen(output: NodeJS.WriteStream, { number, home, answer }: Exercise): Screen {
  const isTerminal = output.isTTY && process.env.TERM !== "dumb";
  const say = (line: string) => void output.write(`${line}\n`);
  const keys = isTerminal ? "  h hint · q quit" : "";
  let advice: "none" | "due" | "given" = "none";
  const advise = () => {
    say("The system did not report that save, as happens on network drives and in containers:");
    say(`it was found two seconds late. Sooner: npm run watch ${number} -- --poll`);
    advice = "given";
  };
  const wait = () => {
    if (advice === "due") advise();
    say(`Waiting for a save in ${shown(home)}${keys}`);
  };
  let checks = 0;
  return {
    begin() {
      if (isTerminal) output.write(CLEAR);
      checks += 1;
      say(`Check ${checks} of exercise ${number}: ${answer.file}`);
    },
    show(verdict) {
      say(report(verdict, { colors: hasColors(output), cwd: whereTyped("watch") }));
      if (verdict.passed) say(`  The solution: npm run diff ${number}`);
      wait();
    },
    wait,
    suggestPolling() {
      if (advice === "none") advice = "due";
    },
  };
}
