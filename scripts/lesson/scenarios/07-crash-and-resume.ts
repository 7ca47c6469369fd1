import type { Stage } from "../stage.ts";

/** The process dies while the payment provider takes its time to answer: without a key, and with one. */
export default async function crashAndResume(stage: Stage) {
  await stage.part("Without a key");
  const plain = { id: "task-701", args: [] };
  await crash(stage, plain);
  await stage.say("The client has paid, but history does not know it:");
  await stage.history(plain.id);
  await stage.say("A new process gets the work that has no result on record.");
  await resume(stage, plain);

  await stage.part("With a key");
  const keyed = { id: "task-702", args: ["--with-key"] };
  await crash(stage, keyed);
  await resume(stage, keyed);
}

interface Case {
  id: string;
  args: string[];
}

async function crash(stage: Stage, { id, args }: Case) {
  const app = await stage.start("main.ts", { args, env: { LEDGER: stage.file(id) } });
  await app.printed(/^\[Activity\] Charging/);
  await app.kill();
  await stage.show("ledger", ...(await stage.linesOf(id)));
}

async function resume(stage: Stage, { id, args }: Case) {
  const app = await stage.start("main.ts", { args, env: { LEDGER: stage.file(id) } });
  await app.ended();
  const lines = await stage.linesOf(id);
  await stage.show("ledger", ...lines);
  const effects = ["assigned", "charged", "mailed"];
  await stage.say(`${effects.map((effect) => counted(lines, effect)).join(", ")}.`);
}

/** "charged twice" */
function counted(lines: readonly string[], effect: string): string {
  const number = lines.filter((line) => line.startsWith(effect)).length;
  return `${effect} ${["never", "once", "twice"][number] ?? `${number} times`}`;
}
