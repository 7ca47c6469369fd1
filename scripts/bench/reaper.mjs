// Outlives the bench by a moment: when the bench ends, however it ends, this process kills what
// the bench had started and deletes its folder. Plain JavaScript, so that it starts at once.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "bench-"));
const pids = new Set();

process.on("message", ({ started, ended }) => {
  if (started) pids.add(started);
  if (ended) pids.delete(ended);
});
process.on("disconnect", () => {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It had ended already.
    }
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit();
});
process.send({ folder });
