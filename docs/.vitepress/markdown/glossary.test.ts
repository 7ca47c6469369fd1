import { createMarkdownRenderer } from "vitepress";
import { expect, test } from "vitest";
import { glossary, pieces, readTerms, type Term } from "./glossary.ts";

const terms: Term[] = [
  { term: "Event", forms: ["event", "events"], meaning: "One entry." },
  { term: "External event", forms: ["external event"], meaning: 'A "message".' },
  { term: "Instance", forms: ["instance"], meaning: "One run." },
  { term: "Task", forms: [], meaning: "Something to wait for." },
];
const markdown = await createMarkdownRenderer(".", {
  config: (md) => glossary(md, terms),
});
const render = (text: string, relativePath = "lessons/03-workflows.md") =>
  markdown.renderAsync(text, { relativePath });
const words = (sentence: string) =>
  pieces(sentence, terms, new Set(terms)).map((piece) =>
    typeof piece === "string" ? piece : `[${piece.word}]`,
  );

test("the first use of each word is found, the longest form of it, in any case", () => {
  expect(words("External event? Events are events.")).toEqual([
    "[External event]",
    "? ",
    "[Events]",
    " are events.",
  ]);
});

test("parts of words and phrases that mean something else are left alone", () => {
  for (const sentence of ["eventually", "for instance this", "event-driven", "a task"]) {
    expect(words(sentence)).toEqual([sentence]);
  }
});

test("a lesson leads the first use to the glossary, whatever the meaning holds", async () => {
  const html = await render("An external event.\n\nAn external event again.");
  expect(html.match(/<a /g)).toHaveLength(1);
  expect(html).toContain('href="/reference/glossary.html#external-event"');
  expect(html).toContain('data-meaning="A &quot;message&quot;."');
});

test("headings, links, code and quotations are left as they are", async () => {
  const html = await render(
    "## Events\n\n[events](/a) `event`\n\n> Show the events.\n\n```txt\nevent\n```",
  );
  expect(html).not.toContain('class="term"');
});

test("other pages have no such links, and the glossary has every word", async () => {
  expect(await render("An event.", "guide/review.md")).not.toContain('class="term"');
  const html = await render("[[glossary]]", "reference/glossary.md");
  for (const { term } of terms) expect(html).toContain(`${term} <a class="header-anchor"`);
});

test("the course's words are in alphabetical order and none is explained twice", () => {
  const all = readTerms();
  const names = all.map(({ term }) => term.toLowerCase());
  expect(names).toEqual([...new Set(names)].sort());
  const forms = all.flatMap(({ forms }) => forms);
  expect(forms).toEqual([...new Set(forms)]);
});
