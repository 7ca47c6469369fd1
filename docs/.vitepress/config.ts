import { readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vitepress";
import { course } from "../../course.ts";
import { catalogue } from "../../grader/catalogue.ts";
import { changes, withChanges } from "./markdown/changes.ts";
import { checkpointMarks } from "./markdown/checkpoints.ts";
import { errorPages, errorTexts, withErrorTexts } from "./markdown/error-texts.ts";
import { glossary, readTerms, withGlossary } from "./markdown/glossary.ts";
import { hoverTypes } from "./markdown/hover-types/index.ts";
import { importedCodeOnly } from "./markdown/imported-code.ts";
import { findProblems } from "./checks/links.ts";
import { nav, sidebar, writtenPages } from "./navigation.ts";
import { writePlainPages } from "./pages/plain-text.ts";
import { disagreements } from "./checks/promises.ts";
import { questionsOf } from "./pages/questions.ts";
import { runOf } from "./pages/recorded-run.ts";

const docs = path.resolve(import.meta.dirname, "..");

const read = (file: string) => readFileSync(file, "utf8");

const terms = readTerms();

const types = hoverTypes(path.dirname(docs));

/** Where the site is served, with both slashes: DOCS_BASE=/course/ npm run site:build */
const base = process.env.DOCS_BASE ?? "/";

/** Lessons explain, references list: a word found in a lesson comes first. Runs in the browser. */
function boostDocument(address: string): number {
  return address.includes("/lessons/") ? 4 : 1;
}

export default defineConfig({
  title: "Dapr workflow course",
  description: course.summary,
  lang: "en",
  base,
  // Snippets and records are imported by pages, and what is public is downloaded; none is a page.
  srcExclude: ["snippets/**", "records/**", "public/**"],
  head: [["link", { rel: "icon", type: "image/svg+xml", href: `${base}mark.svg` }]],

  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    languageLabel: { sh: "shell", txt: "output" },
    codeTransformers: [checkpointMarks(), types.transformer],
    container: { customContainers: { "next-sdk": "SDK 3.19 changes this" } },
    config(md) {
      importedCodeOnly(md);
      changes(md, docs, read);
      types.markdown(md);
      glossary(md, terms);
      errorTexts(md);
    },
  },

  // A page holds its own questions and run, and nobody else's.
  transformPageData({ relativePath, frontmatter }) {
    const [, folder] = /^lessons\/(.+)\.md$/.exec(relativePath) ?? [];
    const questions = folder && questionsOf(folder);
    const run = folder && runOf(folder);
    return {
      frontmatter: { ...frontmatter, ...(questions && { questions }), ...(run && { run }) },
    };
  },

  // A learner's terminal should hold the address, not Vite's diary.
  vite: { logLevel: "warn" },

  themeConfig: {
    logo: "/mark.svg",
    siteTitle: "Workflow course",
    nav,
    sidebar,
    outline: [2, 3],
    search: { provider: "local", options: { miniSearch: { searchOptions: { boostDocument } } } },
    externalLinkIcon: true,
    footer: { message: "Apache-2.0 licence. Works without a network once installed." },
  },

  async buildEnd({ outDir, site }) {
    const findingPages = course.lessons.flatMap(({ rules }) =>
      rules.map((code) => `rules/${code}`),
    );
    const promised = [...errorPages, ...findingPages];
    const problems = [
      ...(await findProblems(outDir, site.base, promised)),
      ...(await disagreements(docs, course.lessons, Object.keys(catalogue))),
    ];
    if (problems.length > 0) throw new Error(`The built site is broken:\n${problems.join("\n")}`);
    await writePlainPages(outDir, site.base, course, writtenPages(), (address) => ({
      docs,
      base: site.base,
      markdown: read(path.join(docs, `${address}.md`)),
      questions: questionsOf(path.basename(address)),
      expand: (markdown) => withChanges(withErrorTexts(withGlossary(markdown, terms)), docs, read),
      read,
    }));
  },
});
