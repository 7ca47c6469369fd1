/**
 * What the check asks of `workflow.ts`. Each test runs the workflow on the embedded
 * sidecar with the real SDK, and looks at the history and at the world outside.
 */
import {
  behaviour,
  crash,
  exercise,
  expectActivities,
  expectEffects,
  expectResult,
  replay,
} from "../../grader/index.ts";

const requests = exercise(import.meta.dirname);
const first = { title: "A first request" };

// TODO(author): what a right answer does; a title completes "the workflow …".
behaviour("takes its step", "Part A", async () => {
  const run = await requests.run(first);
  expectActivities(run, ["takeStep"]);
  expectEffects(run, ["step taken"]);
  const { requestId } = run.input;
  expectResult(run, { requestId, message: "done: A first request" });
});

replay("decides the same on every replay", "Part A", () => requests.replay(first));

crash("survives a crash", "Part A", () => requests.crash(first));
