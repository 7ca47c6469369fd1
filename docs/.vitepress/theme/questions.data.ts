import { course, folderOf } from "../../../course.ts";
import { questionsOf } from "../pages/questions.ts";
import { questionKey } from "./answers.ts";

/** The keys of every lesson's questions, by the lesson's folder. */
export type QuestionKeys = Record<string, string[]>;

declare const data: QuestionKeys;
export { data };

/** Read by VitePress when the site is built. */
export default {
  watch: ["../../questions/*.json"],
  load(): QuestionKeys {
    return Object.fromEntries(
      course.lessons.map((lesson) => {
        const folder = folderOf(lesson);
        const { predictions = [], quiz = [] } = questionsOf(folder) ?? {};
        const asks = [...predictions, ...quiz].map(({ ask }) => ask);
        return [folder, asks.map((ask) => questionKey(`lessons/${folder}.md`, ask))];
      }),
    );
  },
};
