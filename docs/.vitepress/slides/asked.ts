import type { Prediction, Question } from "../pages/questions.ts";
import type { Drawn } from "./slide.ts";
import { asMarkdown, leadOf } from "./words.ts";

/** A prediction as a question, and as the answer that the recorded run gives. */
export function predictionSlides({ ask, count, why }: Prediction): {
  question: Drawn;
  answer: Drawn;
} {
  const asked = asMarkdown(ask);
  const reason = asMarkdown(why);
  return {
    question: {
      look: "question",
      title: "Predict",
      face: asked,
      notes: [
        "Everybody writes a number down before anybody speaks. Then ask for hands, number by number.",
      ],
    },
    answer: {
      look: "answer",
      title: "What the run says",
      face: `${asked}\n\n**${count}**\n\n${leadOf(reason)}`,
      notes: [reason, "Ask somebody who had another number how they came to it."],
    },
  };
}

/** A question of the quiz, for discussion, and its answer. */
export function quizSlides({ ask, answers }: Question, number: number, of: number): Drawn[] {
  const asked = asMarkdown(ask);
  const right = answers.find((answer) => answer.right);
  const others = answers.filter((answer) => answer !== right);
  const title = `Question ${number} of ${of}`;
  return [
    {
      look: "question",
      title,
      face: `${asked}\n\n${answers.map((answer) => `1. ${asMarkdown(answer.text)}`).join("\n")}`,
      notes: ["Hands for each answer first. Then let two who disagree explain theirs."],
    },
    {
      look: "answer",
      title,
      face: `${asked}\n\n**${asMarkdown(right?.text ?? "")}**\n\n${asMarkdown(right?.why ?? "")}`,
      notes: others.map((answer) => `**${asMarkdown(answer.text)}**: ${asMarkdown(answer.why)}`),
    },
  ];
}
