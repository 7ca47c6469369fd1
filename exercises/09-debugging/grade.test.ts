/**
 * What the check asks of `service.ts`. It starts the program as a process with a sidecar of
 * its own, has the sidecar start workflows, and looks at what became of them.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { behaviour, crash, expectEnded, program } from "../../grader/index.ts";

type Place = Awaited<ReturnType<typeof returns.place>>;
type Wanted = Parameters<typeof returns.expectInstance>[2];

const returns = program(import.meta.dirname);
const jacket = (returnId: string) => ({
  returnId,
  customer: "ada@example.com",
  paid: 79.9,
  weeks: 3,
  damaged: false,
});
const refunded = (returnId: string) => ({
  returnId,
  status: "refunded",
  cents: 7390,
  paymentId: `pay-${returnId}-7390`,
});

/** How long a workflow of these few steps may take, in milliseconds. */
const patience = 5000;

/** Looks until the instance is as wanted, and says what is different when time is up. */
async function becomes(place: Place, id: string, wanted: Wanted): Promise<void> {
  const deadline = performance.now() + patience;
  for (;;) {
    try {
      return returns.expectInstance(place, id, wanted);
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await sleep(25);
  }
}

behaviour("comes to its end", "Part A", async () => {
  const { place } = await returns.start();
  const item = { ...jacket("1"), damaged: true };
  await returns.schedule(place, "returnWorkflow", "return-1", item);
  await becomes(place, "return-1", { status: "COMPLETED" });
  const result = { returnId: "1", status: "rejected", message: "It is damaged" };
  expectEnded(await returns.ended(place, "return-1"), {
    status: "COMPLETED",
    result,
  });
});

behaviour("finds out what is left of the price", "Part B", async () => {
  const { place } = await returns.start();
  const item = { ...jacket("2"), weeks: 52 };
  await returns.schedule(place, "returnWorkflow", "return-2", item);
  expectEnded(await returns.ended(place, "return-2"), {
    status: "COMPLETED",
    result: {
      returnId: "2",
      status: "rejected",
      message: "Nothing is left of its price",
    },
  });
});

behaviour("pays the customer back", "Part C", async () => {
  const { place } = await returns.start();
  await returns.schedule(place, "returnWorkflow", "return-3", jacket("3"));
  const ended = await returns.ended(place, "return-3");
  expectEnded(ended, { status: "COMPLETED", result: refunded("3") });

  // 79.9 * 100 is a little more than 7990, and 19.9 * 100 a little less than 1990.
  const scarf = { ...jacket("6"), paid: 19.9, weeks: 1 };
  await returns.schedule(place, "returnWorkflow", "return-6", scarf);
  expectEnded(await returns.ended(place, "return-6"), {
    status: "COMPLETED",
    result: { ...refunded("6"), cents: 1790, paymentId: "pay-6-1790" },
  });
});

behaviour("takes every step once", "Part D", async () => {
  const { place } = await returns.start();
  await returns.schedule(place, "returnWorkflow", "return-4", jacket("4"));
  const ended = await returns.ended(place, "return-4");
  expectEnded(ended, { status: "COMPLETED", result: refunded("4") });
  expectSteps(place, "return-4");
});

/** Either name will do for payBack, if it is the same for registering and calling. */
function expectSteps(place: Place, id: string): void {
  const steps = (pay: string) => ({
    executions: ["inspectItem", "priceRefund", pay, "mailCustomer"],
  });
  try {
    returns.expectInstance(place, id, steps("payBack"));
  } catch (error) {
    try {
      returns.expectInstance(place, id, steps("pay_back"));
    } catch {
      throw error;
    }
  }
}

crash("continues after it was killed", "Part D", async () => {
  const { app, place } = await returns.start();
  await returns.schedule(place, "returnWorkflow", "return-5", jacket("5"));
  await returns.handedOut(place, "return-5", "mailCustomer");
  await app.kill();
  await returns.start(place);
  const ended = await returns.ended(place, "return-5");
  expectEnded(ended, { status: "COMPLETED", result: refunded("5") });
});
