import type { Stage } from "../stage.ts";

/** Each workflow loses its worker while the task is being assigned; one elsewhere takes over. */
export default async function determinism(stage: Stage) {
  await stage.part("The broken workflow");
  await deployed(stage, "broken");
  await stage.part("The mended workflow");
  await deployed(stage, "mended");
}

async function deployed(stage: Stage, which: string): Promise<void> {
  const before = await stage.start("main.ts", { args: [which], env: { REGION: "eu-west" } });
  await before.printed(/^\[Activity\] Assigning/);
  await before.kill();
  const after = await stage.start("main.ts", { args: [which], env: { REGION: "us-east" } });
  await after.ended();
}
