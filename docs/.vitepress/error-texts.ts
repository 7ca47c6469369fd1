import type { MarkdownEnv, MarkdownRenderer } from "vitepress";
import { daprError, type DaprError, type DaprErrorCode } from "../../scripts/dapr/errors.ts";
import { sidecarError, type SidecarError, type SidecarErrorCode } from "../../sidecar/errors.ts";

/** One example of every error that has a place on the page; an error without one is a type error here. */
const sidecarExamples: Record<SidecarErrorCode, SidecarError> = {
  FOLDER_IN_USE: sidecarError("FOLDER_IN_USE", ".course/data", 4711),
  FOLDER_UNUSABLE: sidecarError("FOLDER_UNUSABLE", "/data", "permission denied"),
  JOURNAL_DAMAGED: sidecarError("JOURNAL_DAMAGED", "journal-000001.log", 5120, "bad checksum"),
  JOURNAL_NEWER: sidecarError("JOURNAL_NEWER", "journal-000001.log", 2),
  STORE_FAILED: sidecarError("STORE_FAILED", "journal-000001.log", "no space left on device"),
  PORT_TAKEN: sidecarError("PORT_TAKEN", 50001),
};

const daprExamples: Record<DaprErrorCode, DaprError> = {
  DAPR_NOT_FOUND: daprError("DAPR_NOT_FOUND", "scheduler", ["~/.dapr/bin"]),
  DAPR_NOT_READY: daprError("DAPR_NOT_READY", 60, ""),
  DAPR_DIED: daprError("DAPR_DIED", "placement", "exit code 1", ""),
};

const examples = [...Object.values(sidecarExamples), ...Object.values(daprExamples)];

/** The pages, with heading, that the errors send people to. */
export const errorPages = examples.map((error) => error.page);

/**
 * Replaces a line `[[error CODE]]` with an example of that error, taken from the code that raises it.
 * Throws for a code that does not exist.
 */
export function errorTexts(md: MarkdownRenderer): void {
  md.core.ruler.before("block", "error-texts", (state) => {
    state.src = state.src.replace(/^\[\[error (\w+)\]\]$/gm, (_line, code: string) => {
      const error = examples.find((example) => example.code === code);
      const { relativePath } = state.env as MarkdownEnv;
      if (!error) throw new Error(`${relativePath}: there is no error ${code}.`);
      return `> **${error.message}**\n>\n> ${error.help}`;
    });
  });
}
