import { catalogue, type Text } from "../../grader/catalogue.ts";

const texts: Readonly<Record<string, Text>> = catalogue;

/** A finding in few words, without the values that only its verdict has, and the page that explains it. */
export function aboutFinding(code: string): { code: string; headline: string; page: string } {
  return { code, headline: texts[code]?.name.replaceAll("-", " ") ?? code, page: `/rules/${code}` };
}
