import { checks, type CheckId } from "./checks.ts";
import type { Result } from "./result.ts";

/** What to look at when a command fails, by the code of its error. */
const suspects: Record<string, CheckId[]> = {
  CANNOT_WRITE: ["folders"],
  FOLDER_UNUSABLE: ["folders"],
  STORE_FAILED: ["folders"],
  SIDECAR_FAILED: ["packages", "ports"],
  WORKER_FAILED: ["packages", "folders", "proxy"],
  TESTS_BROKEN: ["packages", "folders"],
  APP_CRASHED: ["packages", "proxy"],
  EACCES: ["folders"],
  ENOSPC: ["folders"],
  EROFS: ["folders"],
  ERR_MODULE_NOT_FOUND: ["packages"],
  MODULE_NOT_FOUND: ["packages"],
};

/** The one thing that most likely made a command fail; nothing when all it looked at is fine. */
export async function causeOf(error: unknown): Promise<Result | undefined> {
  const { code } = (error ?? {}) as { code?: unknown };
  for (const id of suspects[String(code)] ?? []) {
    const result = await checks[id]();
    if (!result.ok) return result;
  }
  return undefined;
}

/** Says on stderr what `causeOf` finds. */
export async function advise(error: unknown): Promise<void> {
  const cause = await causeOf(error);
  if (cause) process.stderr.write(`doctor ${cause.found}; fix: ${cause.fix}\n`);
}
