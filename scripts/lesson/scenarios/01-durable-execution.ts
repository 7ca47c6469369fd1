import type { Stage } from "../stage.ts";

/** Two programs with the same three steps die at the same place, and are started again. */
export default async function durableExecution(stage: Stage) {
  await stage.part("A plain program");
  await killed(stage, "plain.ts");

  await stage.part("The same steps as a workflow");
  await killed(stage, "main.ts");

  await stage.say("What one process knew, the next one could read:");
  await stage.journal("task-102");
}

/** Kills a program while its last step is at work, and starts it again. */
async function killed(stage: Stage, file: string) {
  const ledger = `ledger of ${file}`;
  const env = { LEDGER: stage.file(ledger) };
  const first = await stage.start(file, { env });
  await first.printed(/^\[Step\] Notifying/);
  await first.kill();
  const second = await stage.start(file, { env });
  await second.ended();
  await stage.show("ledger", ...(await stage.linesOf(ledger)));
}
