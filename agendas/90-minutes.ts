import type { Agenda } from "../agendas.ts";
import { doctor, goodbye } from "./notes.ts";

export const ninetyMinutes: Agenda = {
  id: "90-minutes",
  title: "90 minutes",
  minutes: 90,
  summary:
    "A first look, for people who wonder what a durable workflow is. They see a crash lose a program's state and not a workflow's, write one workflow, and learn what a crash repeats.",
  parts: [
    { title: "Welcome", minutes: 5, kind: "talk", note: doctor },
    {
      title: "Durable execution",
      minutes: 21,
      kind: "talk",
      lesson: 1,
      without: ["The journal", "What lies underneath"],
      cut: "Tell the same-as-a-workflow part over the run instead of before it.",
      saves: 3,
    },
    {
      title: "Workflows and checkpoints",
      minutes: 18,
      kind: "talk",
      lesson: 3,
      without: ["The problem and the idea", "Registering and starting"],
      cut: "Leave out what `yield` is exactly: say that it is a checkpoint and go on.",
      saves: 3,
    },
    {
      title: "Exercise 3",
      minutes: 20,
      kind: "exercise",
      lesson: 3,
      cut: "Stop after part B; show part C on the projector.",
      saves: 6,
    },
    {
      title: "Solution and quiz of lesson 3",
      minutes: 6,
      kind: "discussion",
      lesson: 3,
      cut: "Ask the first two questions of the quiz only.",
      saves: 3,
    },
    {
      title: "Crash and resume",
      minutes: 18,
      kind: "talk",
      lesson: 7,
      without: ["Choosing a key", "Where there are no keys"],
      cut: "Show the first run only, and say what the key changes.",
      saves: 4,
    },
    { title: "What next", minutes: 2, kind: "discussion", note: goodbye },
  ],
};
