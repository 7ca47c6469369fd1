import { expect, test } from "vitest";
import { course } from "../../../course.ts";
import { predictionSlides, quizSlides } from "./asked.ts";
import { deckOf } from "./deck.ts";
import type { Sources } from "./draw.ts";
import { lessonDeck } from "./lesson-deck.ts";
import { pageOf } from "./page.ts";

const guide = `
<!-- part: The idea -->

## The exercise comes last

## Exercise

## Teaching guide

| Part     | Minutes |
| -------- | ------- |
| The idea | 4       |

### What they will think

- It sleeps. No: it is gone.

### What to ask the room

- How often?

### What to cut

Nothing.
`;

const sources: Sources = {
  page: "/lessons/03-workflows",
  imported: (line) =>
    /\.sh( |$)/.test(line)
      ? { file: "run.sh", language: "sh", lines: ["npm run lesson 3"] }
      : line.endsWith("{txt}")
        ? { file: "run.txt", language: "txt", lines: ["alpha", "beta", "gamma"] }
        : { file: "workflow.ts", language: "ts", lines: ["yield task;"] },
  prediction: (id) =>
    predictionSlides({ id, ask: "How many?", count: 4, why: "One for each of the results." }),
  quiz: () =>
    quizSlides(
      {
        ask: "Which?",
        answers: [
          { text: "A", why: "not A" },
          { text: "B", why: "because B", right: true },
          { text: "C", why: "not C" },
        ],
      },
      1,
      1,
    ),
};

/** The slides of one section of a page, without those that every deck has. */
function slides(section: string) {
  const page = `# Title\n\nA story.\n\n## Section\n\n${section}\n${guide}`;
  return deckOf(page, "Lesson 3", sources).filter(
    ({ title, over }) => title === "Section" || over === "Section",
  );
}
const faces = (section: string) => slides(section).map(({ face }) => face);

test("a deck begins with its title, and the story is for the speaker", () => {
  const [title] = deckOf(`# Title\n\nA story.\n${guide}`, "Lesson 3", sources);
  expect(title).toMatchObject({ look: "title", title: "Title", face: "Lesson 3" });
  expect(title?.notes[0]).toBe("A story.");
});

test("prose becomes statements, and is told in full by the speaker", () => {
  const prose =
    "The engine keeps a history of events. It does more.\n\nThe body starts at its top each time. So there.";
  const [slide, ...rest] = slides(prose);
  expect(rest).toEqual([]);
  expect(slide?.face).toBe(
    "- The engine keeps a history of events.\n- The body starts at its top each time.",
  );
  expect(slide?.notes).toEqual(prose.split("\n\n"));
});

test("many statements are spread over slides", () => {
  const prose = Array.from(
    { length: 6 },
    (_, index) => `**This is statement number ${index}.** Why.`,
  );
  expect(faces(prose.join("\n\n")).map((face) => face.split("\n").length)).toEqual([3, 3]);
});

test("where some paragraphs begin in bold, the others explain them", () => {
  const [slide] = slides(
    "**The order of the whole start.** One.\n\nBy the way.\n\n**The order of the whole stop.** Two.",
  );
  expect(slide?.face).toBe("- The order of the whole start.\n- The order of the whole stop.");
  expect(slide?.notes).toContain("By the way.");
});

test("code has a slide, with what introduces and what follows it in the notes", () => {
  const [slide, ...rest] = slides("The body:\n\n<<< @/workflow.ts\n\nIt yields.");
  expect(rest).toEqual([]);
  expect(slide).toMatchObject({ look: "code", face: "````ts\nyield task;\n````", size: 28 });
  expect(slide?.notes).toEqual(["The body:", "From `workflow.ts`.", "It yields."]);
});

test("an author's words replace what a paragraph comes to", () => {
  expect(slides("<!-- slide: **Short** words. -->\n\nA long paragraph. It goes on.")).toMatchObject(
    [{ look: "words", face: "**Short** words.", notes: ["A long paragraph. It goes on."] }],
  );
});

test("an author's words stand over the code that they directly precede", () => {
  expect(faces("<!-- slide: Look at the yield -->\n\n<<< @/workflow.ts")).toEqual([
    "Look at the yield\n\n````ts\nyield task;\n````",
  ]);
});

test("an author's list replaces the page's list", () => {
  expect(faces("<!-- slide: - a\n- b -->\n\n- a long one\n- b long one")).toEqual(["- a\n- b"]);
});

test("a short output is shown below its command, windows on it come after", () => {
  const run = "<<< @/run.sh\n\n";
  expect(faces(`${run}<<< @/run.txt{txt}`)).toEqual([
    "````sh\nnpm run lesson 3\n````\n\n````txt\nalpha\nbeta\ngamma\n````",
  ]);
  const windows = "<!-- window: alpha … beta -->\n\n<!-- window: gamma -->\n\n";
  expect(faces(`${run}${windows}<<< @/run.txt{txt}`)).toEqual([
    "````sh\nnpm run lesson 3\n````",
    "````txt\nalpha\nbeta\n````",
    "````txt\ngamma\n````",
  ]);
});

test("code behind tabs is shown, tab after tab", () => {
  const tabs = "::: code-group\n<<< @/run.sh [One]\n<<< @/workflow.ts [Two]\n:::";
  expect(faces(`Both do it:\n\n${tabs}`)).toEqual([
    "Both do it\n\n````sh\nnpm run lesson 3\n````",
    "````ts\nyield task;\n````",
  ]);
});

test("a run that can be stepped through leads to the page that has it", () => {
  const [slide] = slides('Step through it, or scrub.\n\n<RunTimeline instance="task-124" />');
  expect(slide?.face).toContain("/lessons/03-workflows.html");
  expect(slide?.notes).toEqual(["Step through it, or scrub."]);
});

test("a prediction is asked before the run and answered after it", () => {
  const section = '<RunPrediction id="runs" />\n\n<<< @/run.sh\n\n<<< @/run.txt{txt}\n\nCompare.';
  expect(slides(section).map(({ look }) => look)).toEqual(["question", "code", "answer"]);
  const [question, , answer] = slides(section);
  expect(question?.face).toBe("How many?");
  expect(question?.face).not.toContain("4");
  expect(answer?.face).toBe("How many?\n\n**4**\n\nOne for each of the results.");
});

test("a question of the quiz does not give its answer away", () => {
  const [question, answer] = slides("<LessonQuiz />");
  expect(question).toMatchObject({ look: "question", face: "Which?\n\n1. A\n1. B\n1. C" });
  expect(answer?.face).toBe("Which?\n\n**B**\n\nbecause B");
  expect(answer?.notes).toEqual(["**A**: not A", "**C**: not C"]);
});

test("a box of the page is for the speaker", () => {
  const [slide] = slides("The idea in a sentence, and more.\n\n::: next-sdk\nOther.\n:::");
  expect(slide?.face).toBe("The idea in a sentence, and more.");
  expect(slide?.notes).toContain("::: next-sdk\nOther.\n:::");
});

test("the room is asked before it goes to work", () => {
  const deck = deckOf(
    `# Title\n${guide.replace("## Exercise", "## Exercise\n\nDo it now, please.")}`,
    "",
    sources,
  );
  const titles = deck.map(({ title }) => title);
  expect(titles.indexOf("For the room")).toBe(titles.indexOf("Exercise") - 1);
});

test("a page whose marks are not the parts of its guide is refused", () => {
  for (const page of [
    guide.replace("part: The idea", "part: The ides"),
    guide.replace(/<!--.*-->/, ""),
  ]) {
    expect(() => deckOf(`# Title\n${page}`, "", sources)).toThrow("<!-- part: The idea -->");
  }
});

test("the page of a deck has a box with a face and notes for each slide", () => {
  const page = pageOf(
    [
      { look: "words", title: "One", face: "Face", notes: ["Note"], part: 0 },
      {
        look: "code",
        title: "Two",
        over: "`a<b>`",
        face: "F",
        notes: [],
        part: undefined,
        size: 24,
      },
    ],
    "Slides",
  );
  expect(page).toContain("# Slides {.visually-hidden}");
  expect(page).toMatch(/aria-label="1 of 2" id="1" data-part="0"/);
  expect(page).toMatch(/aria-label="2 of 2" id="2">/);
  expect(page).toContain('class="canvas code" style="--size: 24"');
  expect(page).toContain('<p class="over"><code v-pre>a&lt;b></code></p>');
});

test.each(course.lessons)("lesson $number has a deck", (lesson) => {
  const deck = lessonDeck(lesson, "docs");
  expect(deck.length).toBeGreaterThan(20);
  for (const { face, title } of deck) {
    expect(title).not.toBe("");
    expect(face).not.toBe("");
    // What is said is in the notes: a face has few words.
    const words = face.replace(/````[\s\S]+?````|^\|.*$|<[^>]+>/gm, "").split(/\s+/);
    expect(words.length, face).toBeLessThan(90);
  }
});
