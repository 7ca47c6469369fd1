import { expect } from "vitest";
import {
  behaviour,
  containing,
  crash,
  exercise,
  expectActivities,
  expectEffect,
  expectEffects,
  expectFailure,
  expectOutput,
  expectResult,
} from "../../../index.ts";

const payments = exercise(import.meta.dirname);
const order = { prices: [12, 30], card: "4242" };

behaviour("refuses an order without anything", "Part A", async () => {
  const run = await payments.run({ ...order, prices: [] });
  expectOutput(run, "checkOrder", { valid: false, reason: "Nothing ordered" });
  expectActivities(run, ["checkOrder"]);
  expectEffects(run, []);
});

behaviour("charges the card", "Part B", async () => {
  const run = await payments.run(order);
  expectOutput(run, "chargeCard", { amount: 42, number: expect.any(String) });
  expectActivities(run, ["checkOrder", "chargeCard", "mailReceipt"]);
  expectEffects(run, ["charged", "mailed"]);
  expectEffect(run, "charged", { amount: 42 });
  expectResult(run, { status: "paid" });
});

behaviour("fails to charge without a card", "Part B", async () => {
  const run = await payments.run({ prices: [12] });
  expectFailure(run, "chargeCard", { message: containing("card") });
  expectEffects(run, []);
});

crash("charges once, whatever crashes", "Part C", async () => {
  await payments.crash(order, (run) => expectResult(run, { status: "paid" }), [], {
    exactlyOnce: ["charged"],
  });
});
