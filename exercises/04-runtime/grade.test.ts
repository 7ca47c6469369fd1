/**
 * What the check asks of `app.ts`. It starts the program as a process with a sidecar of its
 * own, asks it over HTTP, and stops or kills it.
 */
import {
  behaviour,
  crash,
  expectAnswer,
  expectEnded,
  program,
} from "../../grader/index.ts";

const invoices = program(import.meta.dirname);
const order = (invoiceId: string) => ({
  invoiceId,
  recipient: "ada@example.com",
  prices: [250, 99],
});

behaviour("works on invoices", "Part A", async () => {
  const { place } = await invoices.start();
  await invoices.schedule(place, "invoiceWorkflow", "i-1", order("1"));
  const ended = await invoices.ended(place, "i-1");
  expectEnded(ended, {
    status: "COMPLETED",
    result: { invoiceId: "1", total: 349 },
  });
});

behaviour("waits for a sidecar that is late", "Part B", async () => {
  const place = await invoices.place();
  const app = await invoices.launch(place);
  await app.refused(place.grpcPort, place.httpPort);
  const early = await app.early();
  await place.open();
  await app.listening();
  await invoices.schedule(place, "invoiceWorkflow", "i-2", order("2"));
  expectEnded(await invoices.ended(place, "i-2"), { status: "COMPLETED" });
  // Last, because a worker that never comes is worse.
  if (early) throw early;
});

behaviour("ends in order, and leaves work to the next", "Part B", async () => {
  const { app, place } = await invoices.start();
  await invoices.schedule(place, "invoiceWorkflow", "i-3", order("3"));
  await invoices.handedOut(place, "i-3", "mailInvoice");
  await app.stop();
  await invoices.start(place);
  expectEnded(await invoices.ended(place, "i-3"), { status: "COMPLETED" });
});

behaviour("is ready once the worker is connected", "Part C", async () => {
  const { app } = await invoices.start();
  const answer = await app.until(200, "GET", "/health");
  expectAnswer(answer, { status: 200, body: { status: "ready" } });
});

behaviour("is not ready without a connection", "Part C", async () => {
  const place = await invoices.place();
  await place.open();
  // Port 9 is set aside for what nobody answers.
  const { app } = await invoices.start({ ...place, grpcPort: 9 });
  const answer = await app.request("GET", "/health");
  expectAnswer(answer, { status: 503, body: { status: "not connected" } });
  await app.stop();
});

crash("continues after it was killed", "Part C", async () => {
  const { app, place } = await invoices.start();
  await invoices.schedule(place, "invoiceWorkflow", "i-4", order("4"));
  await invoices.handedOut(place, "i-4", "mailInvoice");
  await app.kill();
  await invoices.start(place);
  expectEnded(await invoices.ended(place, "i-4"), {
    status: "COMPLETED",
    result: { total: 349 },
  });
});
