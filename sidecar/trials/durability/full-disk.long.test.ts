/** A disk with no room left, for real: the system lets the sidecar write no byte behind a limit. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { startSidecar } from "../../index.ts";
import { temporaryFolder } from "../../store/testing/folder.ts";
import { approval, startApp } from "../app.ts";

/** The longest a file may get, in the blocks of 1,024 bytes that bash counts in. */
const BLOCKS = 8192;

test("loses nothing when the system has no room for the journal", async () => {
  const data = await temporaryFolder();
  const script = fileURLToPath(new URL("../sidecar-process.ts", import.meta.url));
  const limited = `ulimit -f ${BLOCKS} && exec "$0" --import tsx "$@"`;
  const child = spawn("bash", ["-c", limited, process.execPath, script, data, "0"], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const failed: string[] = [];
  const ready = new Promise<number>((resolve) => {
    child.on("message", (message: any) => {
      if (message.ready) resolve(message.ready.grpcPort);
      if (message.observation?.type === "storeFailed") failed.push(message.observation.error);
    });
  });

  const { client, stop } = await startApp(await ready, onTestFinished);
  const name = "x".repeat(600_000);
  const acknowledged: string[] = [];
  const fill = async () => {
    for (let n = 0; ; n++)
      acknowledged.push(await client.scheduleNewWorkflow(approval, name, `order-${n}`));
  };
  await expect(fill()).rejects.toMatchObject({
    code: 14,
    details: expect.stringContaining("failed: file too large (EFBIG). Nothing is acknowledged"),
  });
  await expect.poll(() => failed).toContainEqual(expect.stringContaining("file too large"));
  await stop();
  child.kill("SIGKILL");
  await ended;

  const next = await startSidecar({ store: { journal: data }, httpPort: false });
  onTestFinished(() => next.stop());
  const again = (await startApp(next.grpcPort, onTestFinished)).client;
  for (const id of acknowledged) {
    await again.raiseEvent(id, "answer", "yes");
    const state = await again.waitForWorkflowCompletion(id, true, 60);
    expect(state?.serializedOutput?.slice(-6)).toBe(': yes"');
  }
  expect(acknowledged.length).toBeGreaterThan(1);
});
