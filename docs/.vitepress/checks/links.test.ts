import { expect, test } from "vitest";
import { problemsIn } from "./links.ts";

function check(pages: Record<string, string>, { base = "/", promised = [] as string[] } = {}) {
  const files = new Set([...Object.keys(pages), "mark.svg"]);
  return problemsIn(new Map(Object.entries(pages)), files, base, promised);
}

test("finds nothing wrong with links to pages, folders, files and headings", () => {
  const home =
    '<a href="/a/b.html">x</a><a href="a/b.html#here">x</a><a href="a/">x</a><img src="/mark.svg">';
  expect(
    check({
      "index.html": `${home}<a href="#top">x</a><h1 id="top">x</h1>`,
      "a/index.html": '<a href="../">up</a>',
      "a/b.html": '<h2 id="here">x</h2><a href="https://dapr.io/#x">x</a><a href="mailto:a@b.c">',
    }),
  ).toEqual([]);
});

test("finds a missing page, a missing heading and a missing image", () => {
  expect(
    check({
      "a/b.html":
        '<a href="c">x</a><a href="b">x</a><a href="#gone">x</a><img alt="" src="/no.svg">',
    }),
  ).toEqual([
    "a/b.html: c leads to no page",
    "a/b.html: b leads to no page",
    "a/b.html: #gone leads to no heading in a/b.html",
    "a/b.html: /no.svg leads to no page",
  ]);
});

test("finds a link that forgets the base path", () => {
  const pages = { "index.html": '<a href="/course/">x</a><a href="/index.html">x</a>' };
  expect(check(pages, { base: "/course/" })).toEqual([
    "index.html: /index.html leads outside /course/",
  ]);
});

test("finds a promised page or heading that does not exist", () => {
  const pages = { "reference/errors.html": '<h2 id="port-taken">x</h2>' };
  const promised = ["reference/errors#port-taken", "reference/errors#disk-full"];
  expect(check(pages, { promised })).toEqual([
    "an error message or the manifest: /reference/errors.html#disk-full leads to no heading in reference/errors.html",
  ]);
});

test("finds the tag of a component that does not exist", () => {
  expect(check({ "index.html": '<main><TimeLine run="x"></TimeLine></main>' })).toEqual([
    "index.html: <TimeLine> is no component of the theme",
  ]);
});
