/**
 * What the check asks of `client.ts`. It calls its functions with a real client, while a
 * worker runs the given workflow on the embedded sidecar, and looks at what the sidecar has.
 */
import {
  behaviour,
  containing,
  crash,
  exercise,
  expectAnswer,
} from "../../grader/index.ts";

const expenses = exercise(import.meta.dirname);
const train = () => ({
  expenseId: expenses.newId(),
  amount: 80,
  account: "DE02 1203",
});

/** An expense that is at work for as long as anybody looks. */
const machine = () => ({ ...train(), amount: 20_000 });

behaviour("starts an expense under its own id", "Part A", async () => {
  const expense = train();
  const id = `expense-${expense.expenseId}`;
  expectAnswer(await expenses.call("submitExpense", expense), {
    id,
    accepted: true,
  });
  expenses.expectInstance(id, "submitExpense", { input: expense });
});

behaviour("leaves an expense at work alone", "Part A", async () => {
  const expense = train();
  const id = `expense-${expense.expenseId}`;
  await expenses.call("submitExpense", expense);
  const again = await expenses.call("submitExpense", expense);
  expectAnswer(again, { id, accepted: false });
  const both = [
    expenses.call("submitExpense", expense),
    expenses.call("submitExpense", expense),
  ];
  for (const call of await Promise.all(both))
    expectAnswer(call, { id, accepted: false });
});

behaviour("accepts one of two at the same time", "Part A", async () => {
  const expense = train();
  const id = `expense-${expense.expenseId}`;
  const both = [
    expenses.call("submitExpense", expense),
    expenses.call("submitExpense", expense),
  ];
  const calls = await Promise.all(both);
  const won = calls.filter(
    ({ value }) => (value as { accepted?: unknown }).accepted === true,
  );
  expectAnswer(calls[0]!, {
    id,
    accepted: won.length === 1 && won[0] === calls[0],
  });
  expectAnswer(calls[1]!, {
    id,
    accepted: won.length === 0 || won[0] !== calls[0],
  });
});

behaviour("leaves a decided expense alone", "Part A", async () => {
  const expense = train();
  const id = `expense-${expense.expenseId}`;
  expectAnswer(await expenses.call("submitExpense", expense), {
    id,
    accepted: true,
  });
  await expenses.ended(id);
  const again = await expenses.call("submitExpense", expense);
  expectAnswer(again, { id, accepted: false });
  expenses.expectInstance(id, "submitExpense", {
    status: "COMPLETED",
    executions: ["reviewExpense", "payExpense"],
  });
});

behaviour("tells expenses at work from unknown ones", "Part B", async () => {
  const expense = machine();
  await expenses.call("submitExpense", expense);
  await expenses.handedOut(`expense-${expense.expenseId}`, "reviewExpense");
  const status = await expenses.call("statusOf", expense.expenseId);
  expectAnswer(status, {
    status: "RUNNING",
    decision: undefined,
    reason: undefined,
  });
  expectAnswer(await expenses.call("statusOf", "T-nobody"), undefined);
});

behaviour("reports a decision as an object", "Part B", async () => {
  const { expenseId } = train();
  await expenses.call("submitExpense", { expenseId, amount: 5000 });
  await expenses.ended(`expense-${expenseId}`);
  expectAnswer(await expenses.call("statusOf", expenseId), {
    status: "COMPLETED",
    decision: { expenseId, approved: false, note: "Too much" },
    reason: undefined,
  });
});

behaviour("reports why an expense failed", "Part B", async () => {
  const { expenseId } = train();
  await expenses.call("submitExpense", { expenseId, amount: 80 });
  await expenses.ended(`expense-${expenseId}`);
  expectAnswer(await expenses.call("statusOf", expenseId), {
    status: "FAILED",
    decision: undefined,
    reason: containing("There is no account to pay to"),
  });
});

behaviour("waits for the decision", "Part C", async () => {
  const expense = train();
  const { expenseId } = expense;
  await expenses.call("submitExpense", expense);
  expectAnswer(await expenses.call("waitForDecision", expenseId, 10), {
    status: "COMPLETED",
    decision: { expenseId, approved: true, note: "Fine" },
  });
});

behaviour("stops waiting when the time is up", "Part C", async () => {
  const expense = machine();
  await expenses.call("submitExpense", expense);
  const soon = await expenses.call("waitForDecision", expense.expenseId, 0.1);
  expectAnswer(soon, { status: "RUNNING", decision: undefined });
});

behaviour("does not wait for an unknown expense", "Part C", async () => {
  expectAnswer(await expenses.call("waitForDecision", "T-nobody", 60), undefined);
});

crash("keeps nothing in its own memory", "Part C", async () => {
  const expense = train();
  const { expenseId } = expense;
  const id = `expense-${expenseId}`;
  await expenses.call("submitExpense", expense);
  await expenses.restart();
  expectAnswer(await expenses.call("submitExpense", expense), {
    id,
    accepted: false,
  });
  expectAnswer(await expenses.call("waitForDecision", expenseId, 10), {
    status: "COMPLETED",
  });
});
