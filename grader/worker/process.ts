import type { ChildProcess } from "node:child_process";

/** With a group of its own, whatever the code starts ends together with its process. */
export const hasGroups = process.platform !== "win32";

/** Ends a process that leads a group, and the group with it. */
export function endGroup(child: ChildProcess): void {
  const { pid } = child;
  if (!hasGroups || pid === undefined) return void child.kill("SIGKILL");
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
}

/** Code under test must not depend on a Dapr, a Node or a proxy set up for something else. */
export function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(DAPR_|VITEST|NODE_OPTIONS$|NODE_ENV$|\w+_proxy$)/i.test(name),
  );
  return Object.fromEntries(kept);
}
