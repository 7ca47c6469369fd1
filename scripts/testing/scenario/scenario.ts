import type { Stage } from "../../lesson/stage.ts";

/** What a stage offers, on lesson 3's workflow with a slow second activity; PARTS says how much. */
export default async function everything(stage: Stage) {
  const parts = process.env["PARTS"] ?? "crash web";
  if (parts.includes("crash")) await crash(stage);
  if (parts.includes("web")) await web(stage);
}

async function crash(stage: Stage) {
  const env = { EFFECTS: stage.file("effects.txt") };
  await stage.part("A workflow is killed");
  const first = await stage.start("main.ts", { env });
  await first.printed(/^\[Activity\] Assigning/);
  await first.kill();
  const second = await stage.start("main.ts", { env });
  await second.ended();
  await stage.say("Both workflows have come to their end.");
  await stage.show("effects", ...(await stage.linesOf("effects.txt")));
  await stage.journal("task-124");
  await stage.history("task-124");
}

async function web(stage: Stage) {
  await stage.part("A web app is asked");
  const app = await stage.start("web.ts");
  await app.ready("/health");
  const { status } = await app.request("POST", "/tasks", { taskId: "9" });
  if (status !== 202) throw new Error(`an unexpected status: ${status}`);
  await app.request("GET", "/tasks/9");
}
