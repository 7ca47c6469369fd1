import type { MarkdownRenderer } from "vitepress";
import { graderError, type GraderError, type GraderErrorCode } from "../../../grader/errors.ts";
import { daprError, type DaprError, type DaprErrorCode } from "../../../scripts/dapr/errors.ts";
import { commandError, type CommandError, type CommandErrorCode } from "../../../scripts/errors.ts";
import { sidecarError, type SidecarError, type SidecarErrorCode } from "../../../sidecar/errors.ts";

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

const graderExamples: Record<GraderErrorCode, GraderError> = {
  NOT_A_FOLDER: graderError("NOT_A_FOLDER", "my-answer"),
  FILE_MISSING: graderError("FILE_MISSING", "my-answer", "workflow.ts"),
  TESTS_BROKEN: graderError("TESTS_BROKEN", "grade.test.ts", "it has no test"),
  SIDECAR_FAILED: graderError("SIDECAR_FAILED", "listen EPERM 127.0.0.1"),
  WORKER_FAILED: graderError("WORKER_FAILED", "by SIGKILL"),
};

const folder = "lessons/03-workflows";
const commandExamples: Record<CommandErrorCode, CommandError> = {
  WRONG_USE: commandError("WRONG_USE", "Unknown option `--fast`.", "npm run check"),
  LESSON_MISSING: commandError("LESSON_MISSING", "check", "is an exercise for lesson 3"),
  LESSON_UNKNOWN: commandError("LESSON_UNKNOWN", "99", "is an exercise for lesson 3"),
  FOLDER_IN_USE: commandError("FOLDER_IN_USE", ".course/lessons/03-workflows/data"),
  PORT_TAKEN: commandError("PORT_TAKEN", 50001, "--grpc-port"),
  APP_CRASHED: commandError("APP_CRASHED", folder, "RangeError: too early"),
  APP_ENDED: commandError("APP_ENDED", folder, 1),
  APP_KILLED: commandError("APP_KILLED", folder, 3),
  APP_LOST: commandError("APP_LOST", folder, "main.ts", "printed a line like /Assigning/"),
  APP_SILENT: commandError("APP_SILENT", folder, "main.ts", "answered GET /health with 200", 30),
  INSTANCE_LATE: commandError("INSTANCE_LATE", folder, "task-123", 30),
  FOLDER_UNREADABLE: commandError("FOLDER_UNREADABLE", "There is no journal in my-data."),
  CANNOT_WRITE: commandError("CANNOT_WRITE", ".course/progress.json", "the disk is full"),
  FILE_IS_FOLDER: commandError("FILE_IS_FOLDER", "exercises/03-workflows/workflow.ts"),
  STARTER_MISSING: commandError("STARTER_MISSING", "exercises/03-workflows"),
  PROGRESS_NEWER: commandError("PROGRESS_NEWER", ".course/progress.json", 2),
  FILE_UNREADABLE: commandError("FILE_UNREADABLE", "src/order.ts", "permission denied"),
  FILE_NOT_REVIEWED: commandError("FILE_NOT_REVIEWED", "src/order.ts", "…"),
  WORKSHOP_RUNNING: commandError("WORKSHOP_RUNNING", ".course/workshop"),
  ROOM_DAMAGED: commandError("ROOM_DAMAGED", ".course/workshop/room.jsonl", 12),
  SITE_BROKEN: commandError("SITE_BROKEN", "docs/lessons/03-workflows.md: …"),
  HOST_UNUSABLE: commandError("HOST_UNUSABLE", "192.168.1.20"),
  WORKSHOP_AWAY: commandError("WORKSHOP_AWAY", "http://192.168.1.20:4400"),
  NO_WORKSHOP_THERE: commandError("NO_WORKSHOP_THERE", "http://192.168.1.20:4400"),
  CODE_WRONG: commandError("CODE_WRONG"),
  JOIN_SLOWLY: commandError("JOIN_SLOWLY", 10),
  NAME_REFUSED: commandError("NAME_REFUSED", "is longer than 24 characters"),
  NAME_TAKEN: commandError("NAME_TAKEN", "Ada"),
  ROOM_CLOSED: commandError("ROOM_CLOSED", "it is full"),
  ROW_STAYS: commandError("ROW_STAYS", "http://192.168.1.20:4400"),
  JOINED_ALREADY: commandError("JOINED_ALREADY", "http://192.168.1.20:4400", "Ada"),
  INSTANCE_UNKNOWN: commandError("INSTANCE_UNKNOWN", "task-9", "The last run had task-123."),
};

const examples: { code: string; message: string; help: string; page: string }[] = [
  ...Object.values(sidecarExamples),
  ...Object.values(daprExamples),
  ...Object.values(graderExamples),
  ...Object.values(commandExamples),
];

/** The pages, with heading, that the errors send people to. */
export const errorPages = examples.map((error) => error.page);

/**
 * Replaces a line `[[error CODE]]` with an example of that error, taken from the code that raises it.
 * Throws for a code that does not exist.
 */
export function withErrorTexts(markdown: string): string {
  return markdown.replace(/^\[\[error (\w+)\]\]$/gm, (_line, code: string) => {
    // Where two rooms have an error of one name, the first is shown.
    const error = examples.find((example) => example.code === code);
    if (!error) throw new Error(`There is no error ${code}.`);
    return `> **${error.message}**\n>\n> ${error.help}`;
  });
}

/** The same on every page. */
export function errorTexts(md: MarkdownRenderer): void {
  md.core.ruler.before("block", "error-texts", (state) => {
    state.src = withErrorTexts(state.src);
  });
}
