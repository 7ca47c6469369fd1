import { catalogue, type Text } from "../../grader/catalogue.ts";

const texts: Readonly<Record<string, Text>> = catalogue;

/** A finding by code and name, as its page is headed, and that page. */
export function aboutFinding(code: string): { code: string; name: string; page: string } {
  return { code, name: texts[code]?.name ?? "", page: `/rules/${code}` };
}
