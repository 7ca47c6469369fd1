import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Code } from "../../grader/catalogue.ts";
import { events } from "../../grader/catalogue/events.ts";
import { finding } from "../../grader/finding.ts";
import { severityOf } from "../../grader/rules/plugin.ts";
import { cutToDifference } from "../../grader/run/cut-to-difference.ts";
import { framesOf, type Frame } from "../../grader/run/frames.ts";
import type { Seen } from "../../grader/run/rehearsal.ts";
import { root } from "../folders.ts";
import { isExcused } from "./excused.ts";
import type { Reviewed } from "./review-files.ts";

/** Codes that are the same fault, seen by a rule or by a run. The run's come first. */
const SAME: Partial<Record<Code, Code[]>> = {
  W04: ["W03", "W05", "W07", "W08"],
  W06: ["W05", "W07", "W08"],
  W09: ["W03", "W15", "W16", "W17"],
};

/** Faults that make a replay decide otherwise; each says more than that it did. */
const CAUSES = new Set<string>(["W11", "W12", "W13", "W14", "W18", "W19", "W20", "W21", "W22"]);

/** What a body may do outside of replays. */
const WHEN_REPLAYED = new Set<string>(["W11", "W12", "W13", "W24"]);

/**
 * What a run of a workflow shows and no rule has found.
 * @param file the workflow's own; for what has no line
 * @param known what the rules found
 */
export function runFindings(
  file: string,
  seen: readonly Seen[],
  known: readonly Reviewed[],
): Reviewed[] {
  const found: Reviewed[] = [];
  /** Causes that were seen, whether or not they get a finding. */
  const probed = new Set(seen.flatMap((each) => (each.type === "probed" ? each.code : [])));
  const changed = seen.some(({ type }) => type === "changed");
  /** No replay got so far as to show whether it does the same. */
  const isCut = seen.some(({ type }) => type === "waiting" || type === "threw");
  for (const each of seen) {
    const frames = ownFrames("stack" in each ? each.stack : undefined);
    const add = (code: Code, values: Record<string, string>, place: Frame | undefined) => {
      if (!place || isKnown(code, frames, known)) return;
      found.push(reviewed(code, { values }, place));
    };
    if (each.type === "probed") {
      const { code, call, isReplaying, stack } = each;
      // A package may look at the clock and log, as long as nothing comes of it.
      const isDirect = framesOf(stack).find(isNoTool)?.file === frames[0]?.file;
      const counts = WHEN_REPLAYED.has(code)
        ? isReplaying && (isDirect || changed || !CAUSES.has(code))
        : isDirect || isReplaying || isCut;
      if (counts) add(code, { call }, frames[0]);
    }
    // A helper that makes a task does not wait for it; whoever called the helper should.
    if (each.type === "dropped") add("W04", { call: `ctx.${each.method}` }, frames.at(-1));
    if (each.type === "yieldedOther") add("W06", {}, frames[0]);
    if (each.type === "waiting" && !probed.has("W15") && !probed.has("W16")) {
      add("W09", {}, frames[0]);
    }
    if (each.type === "changed") {
      const [place] = ownFrames(each.now.stack);
      const isExplained = [...probed].some((code) => CAUSES.has(code));
      const isFound = known.some((other) => CAUSES.has(other.code) && other.where.file === file);
      if (!place || isExplained || isFound || isKnown("R01", [place], known)) continue;
      const difference = cutToDifference(events.decided(each.first), events.decided(each.now));
      found.push(reviewed("R01", difference, place));
    }
  }
  return found;
}

const tools = join(root, "grader", "worker");
const isNoTool = ({ file }: Frame) => !file.startsWith("node:") && !file.startsWith(tools);

/** The calls of a stack that are the project's own code, innermost first. */
function ownFrames(stack: string | undefined): Frame[] {
  return framesOf(stack ?? "").filter(
    (frame) => isNoTool(frame) && !/[\\/]node_modules[\\/]/.test(frame.file),
  );
}

/** Whether a rule has found it on one of these lines, or a comment there takes it back. */
function isKnown(code: Code, frames: readonly Frame[], known: readonly Reviewed[]): boolean {
  const codes: string[] = [code, ...(SAME[code] ?? [])];
  const { name } = finding(code, { layer: "replay", check: RUN });
  return frames.some(
    ({ file, line }) =>
      known.some(
        (other) =>
          codes.includes(other.code) &&
          other.where.file === file &&
          [other.where.line, ...(other.alsoOn ?? [])].includes(line),
      ) || isExcused({ name }, line, linesOf(file)),
  );
}

/** What the check is called in a finding. */
const RUN = "replays without a difference";

function reviewed(
  code: Code,
  details: { values?: Record<string, string>; expected?: string; got?: string },
  { file, line, column }: Frame,
): Reviewed {
  const shown = linesOf(file)[line - 1] ?? "";
  const before = /[\w$.]*$/.exec(shown.slice(0, column - 1))?.[0] ?? "";
  const after = /^[\w$.]*(\(\))?/.exec(shown.slice(column - 1))?.[0] ?? "";
  return {
    ...finding(code, { layer: "replay", check: RUN, ...details }),
    where: { file, line, column: column - before.length },
    severity: severityOf(code),
    line: shown,
    endColumn: column + Math.max(1, after.length),
  };
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split(/\r?\n/);
  } catch {
    // A line that a source map of the project's own invents.
    return [];
  }
}
