import { setTimeout as sleep } from "node:timers/promises";
import type { WorkflowContext } from "@dapr/dapr";
import type { HttpAnswer, ScenarioContext } from "../../scenario.ts";
import type { Steps } from "../steps.ts";

export const base = "/v1.0/workflows/dapr";

export async function* patient(ctx: WorkflowContext): Steps {
  ctx.setCustomStatus("waiting for go");
  return yield ctx.waitForExternalEvent("go");
}

export async function* instant(_ctx: WorkflowContext, input: unknown): Steps {
  return input;
}

export async function* broken(_ctx: WorkflowContext, text: string): Steps {
  throw new RangeError(text);
}

export const post = (ctx: ScenarioContext, path: string, body?: string): Promise<HttpAnswer> =>
  ctx.http("POST", base + path, { body });

export const get = (ctx: ScenarioContext, id: string): Promise<HttpAnswer> =>
  ctx.http("GET", `${base}/${id}`);

/** The state over HTTP once its status is `status`: requests are answered before they take effect. */
export async function shows(ctx: ScenarioContext, id: string, status: string): Promise<unknown> {
  for (const deadline = Date.now() + 20_000; ; await sleep(25)) {
    const { body } = await get(ctx, id);
    if ((body as { runtimeStatus?: string }).runtimeStatus === status) return body;
    if (Date.now() > deadline) throw new Error(`${id} is not ${status}: ${JSON.stringify(body)}`);
  }
}

/** Starts `patient` under the id given and waits until it waits. */
export async function startPatient(ctx: ScenarioContext, id: string): Promise<HttpAnswer> {
  const answer = await post(ctx, `/patient/start?instanceID=${id}`, '"soon"');
  await shows(ctx, id, "RUNNING");
  return answer;
}
