import { expect, test } from "vitest";
import { asMarkdown, leadOf, shortened, withoutLinks } from "./words.ts";

test("a paragraph comes to its first sentence", () => {
  expect(leadOf("History holds what happened so far. The rest is read aloud.")).toBe(
    "History holds what happened so far.",
  );
  expect(leadOf("Does the body of a workflow run once more? It does.")).toBe(
    "Does the body of a workflow run once more?",
  );
});

test("a full stop inside code or a number ends no sentence", () => {
  expect(leadOf("With 3.18 the call `ctx.when. All` gives a task. More.")).toBe(
    "With 3.18 the call `ctx.when. All` gives a task.",
  );
});

test("a sentence may begin with code", () => {
  expect(leadOf("The workflow does not run anything at all. `yield` hands the task over.")).toBe(
    "The workflow does not run anything at all.",
  );
});

test("what introduces something loses its colon", () => {
  expect(leadOf("The program calls one step after the other:")).toBe(
    "The program calls one step after the other",
  );
});

test("a beginning in bold is the statement, and a question in bold stays alone", () => {
  expect(leadOf("**The activity was at work when it died.** Nobody knows how far.")).toBe(
    "The activity was at work when it died.",
  );
  expect(leadOf("**Why not A?** Its result was on record.")).toBe("Why not A?");
});

test("a word or two get the next sentence", () => {
  expect(leadOf("**Chance.** Each body run makes a reference. There were four.")).toBe(
    "**Chance.** Each body run makes a reference.",
  );
  expect(leadOf("Twice. The second process began anew, with nothing.")).toBe(
    "Twice. The second process began anew, with nothing.",
  );
  expect(leadOf("**It may run again.**")).toBe("It may run again.");
});

test("a short line of a list stays whole, a long one comes to its beginning", () => {
  const short = "**No id.** A second one starts. ([W01](/rules/W01))";
  expect(shortened(short)).toBe("**No id.** A second one starts.");
  expect(shortened(`**No id of your own, and none from others.** ${"Long. ".repeat(20)}`)).toBe(
    "No id of your own, and none from others.",
  );
});

test("links lose their addresses, references to findings disappear", () => {
  expect(withoutLinks("See [real Dapr](/guide/real-dapr). ([W06](/rules/W06), [W08](/r))")).toBe(
    "See real Dapr.",
  );
});

test("in a text from data only backticks mean something", () => {
  expect(asMarkdown("`a<b>` is not <b> or [x] or *y*")).toBe(
    "`a<b>` is not \\<b\\> or \\[x\\] or \\*y\\*",
  );
});
