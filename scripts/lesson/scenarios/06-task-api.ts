import { setTimeout as sleep } from "node:timers/promises";
import type { Actor } from "../actor.ts";
import type { Stage } from "../stage.ts";

/** Requests as somebody would send them by hand, good ones and bad ones. */
export default async function taskApi(stage: Stage) {
  const app = await stage.start("main.ts");
  await app.printed(/is ready/);

  await stage.part("A task is processed");
  const review = { taskId: "123", title: "Review PR", assignee: "alice@example.com" };
  await app.request("POST", "/tasks/process", review);
  await app.printed(/Assigning task 123/);
  await app.request("GET", "/tasks/task-123/status");
  await over(app, "task-123");
  await app.request("GET", "/tasks/task-123/status");

  await stage.part("What goes wrong gets an answer");
  await app.request("POST", "/tasks/process", review);
  await app.request("POST", "/tasks/process", { title: "Review PR" });
  await app.request("POST", "/tasks/process", "{not json");
  await app.request("GET", "/tasks/task-999/status");

  await stage.part("A workflow fails, and one says no");
  await app.request("POST", "/tasks/process", { taskId: "124", title: "Fix CI", assignee: "bob" });
  await over(app, "task-124");
  await app.request("GET", "/tasks/task-124/status");
  await app.request("POST", "/tasks/process", { taskId: "125", title: "Write notes" });
  await over(app, "task-125");
  await app.request("GET", "/tasks/task-125/status");
}

/** Waits for the end of a workflow without a word, as somebody who comes back later. */
async function over({ program }: Actor, id: string): Promise<void> {
  for (;;) {
    const { body } = await program.request("GET", `/tasks/${id}/status`);
    const { status } = body as { status?: string };
    if (status !== "RUNNING" && status !== "PENDING") return;
    await sleep(50);
  }
}
