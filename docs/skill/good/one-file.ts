// expect: nothing
import {
  DaprWorkflowClient,
  WorkflowRuntime,
  type WorkflowActivityContext,
  type WorkflowContext,
} from "@dapr/dapr";

interface Order {
  orderId: string;
  email: string;
  lines: { article: string; quantity: number; cents: number }[];
}

interface OrderResult {
  orderId: string;
  status: "paid" | "rejected" | "unpaid";
  message: string;
}

export async function validateOrder(_: WorkflowActivityContext, { lines }: Order) {
  if (lines.length === 0) return { valid: false, reason: "The order has no lines." };
  const wrong = lines.find(({ quantity }) => quantity < 1);
  return wrong ? { valid: false, reason: `Nothing of ${wrong.article}.` } : { valid: true };
}

export async function reserveStock(_: WorkflowActivityContext, { orderId, lines }: Order) {
  // The order's id makes a second run harmless: the shop reserves once for each id.
  await fetch(`http://stock.local/reservations/${orderId}`, put({ lines }));
}

export async function releaseStock(_: WorkflowActivityContext, { orderId }: { orderId: string }) {
  await fetch(`http://stock.local/reservations/${orderId}`, { method: "DELETE" });
}

export async function processPayment(
  _: WorkflowActivityContext,
  { orderId, cents }: { orderId: string; cents: number },
) {
  const paid = await fetch(`http://payments.local/payments/${orderId}`, put({ cents }));
  if (!paid.ok) throw new Error(`The payment was refused: ${paid.status}`);
}

function put(body: object): RequestInit {
  return { method: "PUT", body: JSON.stringify(body) };
}

export async function* orderWorkflow(
  ctx: WorkflowContext,
  order: Order,
): AsyncGenerator<unknown, OrderResult, any> {
  const { orderId, lines } = order;
  const checked: { valid: boolean; reason?: string } = yield ctx.callActivity(validateOrder, order);
  if (!checked.valid) return { orderId, status: "rejected", message: checked.reason ?? "Invalid" };

  yield ctx.callActivity(reserveStock, order);
  const cents = lines.reduce((sum, line) => sum + line.quantity * line.cents, 0);
  try {
    yield ctx.callActivity(processPayment, { orderId, cents });
  } catch (error) {
    yield ctx.callActivity(releaseStock, { orderId });
    return { orderId, status: "unpaid", message: String(error) };
  }
  return { orderId, status: "paid", message: `${cents} cents` };
}

const runtime = new WorkflowRuntime()
  .registerWorkflow(orderWorkflow)
  .registerActivity(validateOrder)
  .registerActivity(reserveStock)
  .registerActivity(processPayment)
  .registerActivity(releaseStock);
await runtime.start();

const client = new DaprWorkflowClient();
const order: Order = {
  orderId: "17",
  email: "ada@example.com",
  lines: [{ article: "lamp", quantity: 1, cents: 2500 }],
};
const id = `order-${order.orderId}`;
const known = await client.getWorkflowState(id, false);
if (!known) await client.scheduleNewWorkflow(orderWorkflow, order, id);
const state = await client.waitForWorkflowCompletion(id, true, 60);
console.log(state?.serializedOutput ?? state?.workflowFailureDetails);

await client.stop();
await runtime.stop();
