import { events } from "../catalogue/events.ts";
import type { Submission } from "../exercise.ts";
import type { WorkerProcess } from "../worker/worker.ts";
import { ownPlaceIn, answerPlace } from "./places.ts";
import { Problem } from "./problem.ts";

type Loaded = Awaited<ReturnType<WorkerProcess["load"]>>;

/** Says what is wrong with an answer that did not load; undefined when it did. */
export function loadProblem(submission: Submission, loaded: Loaded): Problem | undefined {
  if (loaded.type === "loaded") return undefined;
  const { file } = submission.exercise.answer;
  const where = { ...answerPlace(submission), line: 1 };
  switch (loaded.type) {
    case "loadFailed":
      return new Problem(
        "B06",
        {
          values: { file },
          got: loaded.thrown.text,
          where: ownPlaceIn(submission, loaded.thrown.stack) ?? where,
        },
        true,
      );
    case "noFunction":
      return new Problem(
        "B06",
        {
          variant: "noFunction",
          values: { file },
          expected: events.asFunction(loaded.name),
          got: events.typed(loaded.text),
          where: answerPlace(submission, loaded.name),
        },
        true,
      );
    case "silent":
      return new Problem("B06", { variant: "silent", values: { file }, where }, true);
    default: {
      const reason = "reason" in loaded ? loaded.reason : "";
      return new Problem("B05", { got: events.ended(reason), where }, true);
    }
  }
}
