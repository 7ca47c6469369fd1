import { fileURLToPath } from "node:url";
import { execa, type ResultPromise } from "execa";

const root = fileURLToPath(new URL("../../", import.meta.url));
const packages = "conformance/python/requirements.txt";
/** Where `.ci/run` and the sentence below put Python's packages. */
const environment = ".course/python";

const setUp =
  `python3 -m venv ${environment} && ` + `${environment}/bin/pip install --no-deps -r ${packages}`;

/**
 * The Python that has the SDK: `PYTHON_BIN`, else that of `.course/python`.
 * @throws when there is none, with what to run
 */
export async function findPython(): Promise<string> {
  const python = process.env.PYTHON_BIN ?? `${root}${environment}/bin/python`;
  // Each in a process of its own: both bring the same protobuf files.
  const [sdk, taskHub] = await Promise.all([
    imports(python, "dapr.ext.workflow"),
    imports(python, "durabletask"),
  ]);
  if (sdk && taskHub) return python;
  throw new Error(`These tests need Dapr's SDK for Python. In the course's folder run: ${setUp}`);
}

async function imports(python: string, module: string): Promise<boolean> {
  const { exitCode } = await execa(python, ["-c", `import ${module}`], { reject: false });
  return exitCode === 0;
}

/** Starts one of the programs in `program/`; it is ended when the promise is dropped. */
export function startProgram(python: string, file: string, ...args: string[]): ResultPromise {
  return execa(python, ["-u", `${import.meta.dirname}/program/${file}`, ...args], {
    stdin: "pipe",
    env: { PYTHONDONTWRITEBYTECODE: "1" },
    cleanup: true,
    timeout: 120_000,
    forceKillAfterDelay: 1000,
  });
}

/** Runs a program to its end. @returns the JSON of each line it printed */
export async function runProgram(
  python: string,
  file: string,
  ...args: string[]
): Promise<unknown[]> {
  const { stdout } = await startProgram(python, file, ...args);
  return String(stdout)
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
}
