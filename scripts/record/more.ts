import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { z } from "zod";
import { startSidecar } from "../../sidecar/index.ts";
import { root } from "../folders.ts";

/**
 * What a lesson's page shows beside its run: `docs/records/<lesson>/more.json`, by file name.
 * Either a command of the course, with its arguments, or the lesson's app on a sidecar that is
 * started otherwise than `npm run lesson` does it.
 */
const schema = z.record(
  z.string().regex(/^[a-z-]+\.txt$/),
  z.union([
    z.strictObject({ command: z.array(z.string()).min(1) }),
    z.strictObject({ app: z.strictObject({ strict: z.boolean() }) }),
  ]),
);

/**
 * Runs what `more.json` asks for.
 * @param lesson name of the lesson's folder
 * @param folder takes the place of the learner's `.course`
 * @returns file name → what the terminal shows; empty for a lesson without `more.json`
 */
export async function recordMore(lesson: string, folder: string): Promise<Map<string, string>> {
  const path = join(root, "docs", "records", lesson, "more.json");
  const shown = new Map<string, string>();
  if (!existsSync(path)) return shown;
  const more = schema.parse(JSON.parse(await readFile(path, "utf8")));
  for (const [name, what] of Object.entries(more)) {
    const text =
      "command" in what ? await command(folder, what.command, [0, 1]) : await app(lesson, what.app);
    shown.set(name, text);
  }
  return shown;
}

/**
 * What a command of the course prints.
 * @param codes exit codes of a command that did its work
 */
export async function command(
  folder: string,
  args: readonly string[],
  codes: readonly number[] = [0],
): Promise<string> {
  const { stdout, stderr, exitCode } = await execa(
    process.execPath,
    [join(root, "scripts", "run.mjs"), ...args],
    { cwd: root, env: { COURSE_DIR: folder }, reject: false },
  );
  if (exitCode !== undefined && codes.includes(exitCode)) return `${stdout}\n`;
  throw new Error(`${args.join(" ")} ended with exit code ${exitCode}:\n${stderr}`);
}

/** The SDK logs to `console.info`, which lessons do not use. */
const WITHOUT_SDK = "--import=data:text/javascript,console.info=()=>{}";

/** What the lesson's app prints. */
async function app(lesson: string, options: { strict: boolean }): Promise<string> {
  const sidecar = await startSidecar({ ...options, store: "memory", httpPort: false });
  try {
    const { stdout } = await execa(process.execPath, ["--import", "tsx", "main.ts"], {
      cwd: join(root, "lessons", lesson),
      env: { DAPR_GRPC_PORT: String(sidecar.grpcPort), NODE_OPTIONS: WITHOUT_SDK },
    });
    return `${stdout}\n`;
  } finally {
    await sidecar.stop();
  }
}
