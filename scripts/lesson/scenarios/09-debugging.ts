import type { Stage } from "../stage.ts";

/** Five versions of a service go silent after the same line, each for another reason. */
export default async function debugging(stage: Stage) {
  for (const version of [1, 2, 3]) {
    const app = await accepted(stage, version);
    await stage.instanceEnded(`task-90${version}`);
    await lookedAt(stage, version);
    await app.stop();
  }

  const lost = await accepted(stage, 4);
  await lost.kill();
  await lookedAt(stage, 4);
  await stage.part("Version 4 is started again");
  const back = await stage.start("main.ts", { args: ["4", "904"] });
  await stage.instanceEnded("task-904");
  await back.stop();

  const waiting = await accepted(stage, 5);
  await stage.recorded("task-905", "TaskCompleted");
  await lookedAt(stage, 5);
  await waiting.stop();
  await stage.part("Version 4 takes over from version 5");
  const mended = await stage.start("main.ts", { args: ["4", "905"] });
  await mended.printed(/accepted before/);
  await stage.workerConnected();
  await stage.sidecar("POST", "/v1.0/workflows/dapr/task-905/raiseEvent/wake");
  await stage.instanceEnded("task-905");
}

/** A version of the service has accepted its task, and its first activity has begun. */
async function accepted(stage: Stage, version: number) {
  await stage.part(`Version ${version}`);
  const app = await stage.start("main.ts", { args: [`${version}`, `90${version}`] });
  await app.printed(/accepted/);
  await app.printed(/Validating/);
  return app;
}

/** Status and workers, then the history. */
async function lookedAt(stage: Stage, version: number) {
  const look = await stage.start("look.ts", { args: [`task-90${version}`] });
  await look.ended();
  await stage.history(`task-90${version}`);
}
