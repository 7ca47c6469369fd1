import { expect, test } from "vitest";
import { importedBy } from "./imported.ts";

const files: Record<string, string> = {
  "/course/lessons/03/a.ts":
    "import x;\n// #region a\n  one();\n  // #region b\n    two();\n  // #endregion b\n// #endregion a\n",
  "/course/docs/snippets/a.sh": "# #region run\nnpm run lesson 3\n# #endregion run\n",
  "/course/docs/records/run.txt": "line\n\nlast\n",
};
const imported = (line: string) => importedBy(line, "/course/docs", (file) => files[file] ?? "");

test("a region comes without its marks, and as far to the left as it goes", () => {
  expect(imported("<<< @/../lessons/03/a.ts#a")).toEqual({
    file: "lessons/03/a.ts",
    language: "ts",
    lines: ["one();", "  two();"],
  });
});

test("regions of shell files and whole files come too, in the language that is named", () => {
  expect(imported("<<< @/snippets/a.sh#run").lines).toEqual(["npm run lesson 3"]);
  expect(imported("<<< @/records/run.txt{txt}")).toEqual({
    file: "docs/records/run.txt",
    language: "txt",
    lines: ["line", "", "last"],
  });
});

test("a region that is not there fails, and so does what is no import", () => {
  expect(() => imported("<<< @/snippets/a.sh#gone")).toThrow("snippets/a.sh has no region gone");
  expect(() => imported("<<< somewhere")).toThrow("is no import");
});
