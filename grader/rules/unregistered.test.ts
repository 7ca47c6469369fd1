import { expect, test } from "vitest";
import { lint } from "./lint.ts";
import { namesInFile } from "./names-in-file.ts";
import { unregistered } from "./unregistered.ts";
import { workflowCode } from "./workflow-code.ts";

/** What is reported for files by name: "the name called", or "that > the one that was meant". */
function found(files: Record<string, string>): string[] {
  const read = Object.entries(files).map(([name, text]) => {
    const path = `/app/${name}`;
    const { source } = lint(path, text, { codes: [], reasons: false });
    if (!source) throw new Error(`${name} cannot be read`);
    return namesInFile(path, workflowCode(source, path));
  });
  return unregistered(read).map(({ name, near }) => (near ? `${name} > ${near}` : name));
}

const workflow = (call: string, head = "") => `${head}
import type { WorkflowContext } from "@dapr/dapr";
export async function* orders(ctx: WorkflowContext) { yield ctx.${call}; }`;
const main = (registrations: string, imports = "") => `import { WorkflowRuntime } from "@dapr/dapr";
import { orders } from "./workflow.ts";
${imports}
new WorkflowRuntime().registerWorkflow(orders)${registrations};`;
const activities = `export async function loadOrder() {}
export const ship = async () => {};
export const CHARGE = "charge_card";`;

test("what is called and registered by the same name is fine, however it is named", () => {
  const imports = `import { loadOrder, ship, CHARGE } from "./activities.ts";`;
  const registered = `.registerActivity(loadOrder).registerActivityWithName(CHARGE, ship)`;
  const calls = [`callActivity("loadOrder")`, `callActivity("charge_card")`];
  for (const call of calls) {
    expect(
      found({
        "workflow.ts": workflow(call),
        "main.ts": main(registered, imports),
        "activities.ts": activities,
      }),
    ).toEqual([]);
  }
  expect(
    found({
      "workflow.ts": workflow(
        "callActivity(loadOrder)",
        `import { loadOrder } from "./activities";`,
      ),
      "main.ts": main(registered, imports),
      "activities.ts": activities,
    }),
  ).toEqual([]);
});

test("a name that nobody registers is reported where everything registered can be read", () => {
  const files = (call: string) => ({
    "workflow.ts": workflow(call),
    "main.ts": main(`.registerActivityWithName("ship", a).registerActivityWithName("step1", b)`),
  });
  expect(found(files(`callActivity("refund")`))).toEqual(["refund"]);
  expect(found(files(`callActivity("shipp")`))).toEqual(["shipp > ship"]);
  expect(found(files(`callActivity("step2")`))).toEqual(["step2"]);
  expect(found(files(`callChildWorkflow("refunds")`))).toEqual(["refunds"]);
});

test("a function that is registered under another name is not found by its own", () => {
  const imported = `import { ship } from "./activities.ts";`;
  expect(
    found({
      "workflow.ts": workflow("callActivity(ship)", imported),
      "main.ts": main(`.registerActivityWithName("ship_order", ship)`, imported),
      "activities.ts": activities,
    }),
  ).toEqual(["ship"]);
});

test("nothing is said where registrations are elsewhere, or are made in a loop", () => {
  const call = workflow(`callActivity("refund")`);
  expect(found({ "workflow.ts": call })).toEqual([]);
  expect(
    found({
      "workflow.ts": call,
      "main.ts": main(`;\nfor (const each of all) runtime.registerActivity(each)`),
    }),
  ).toEqual([]);
  // Another worker may register the workflow, and its activities with it.
  expect(
    found({ "workflow.ts": call, "other.ts": `runtime.registerActivityWithName("ship", a);` }),
  ).toEqual([]);
});

test("without registrations, only a slip of the pen in a long name is reported", () => {
  const imports = `import { validateOrder, load_order } from "./activities.ts";`;
  expect(found({ "workflow.ts": workflow(`callActivity("validteOrder")`, imports) })).toEqual([
    "validteOrder > validateOrder",
  ]);
  for (const other of ["validateOrder", "validateOrders", "loadOrder", "invalidateOrder"]) {
    expect(found({ "workflow.ts": workflow(`callActivity("${other}")`, imports) })).toEqual([]);
  }
});
