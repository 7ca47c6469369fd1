import {
  behaviour,
  crash,
  exercise,
  expectActivities,
  expectEffects,
  expectInput,
  expectResult,
  expectTogether,
  replay,
} from "../../../index.ts";

type Runs = ReturnType<typeof exercise>;
type Run = Awaited<ReturnType<Runs["run"]>>;

const purchases = exercise(import.meta.dirname);
const order = { shops: ["north", "east", "west"] };

/** What the cheapest shop of this run makes of it. */
function expectCheapest(run: Run): void {
  const quotes = run.activities
    .filter(({ name }) => name === "askShop")
    .map(({ result }) => result as { shop: string; price: number });
  const [best] = quotes.sort((one, other) => one.price - other.price);
  expectInput(run, "buy", { orderId: run.input.orderId, ...best });
  expectResult(run, { orderId: run.input.orderId, ...best });
}

behaviour("asks every shop and buys once", "Part A", async () => {
  const run = await purchases.run(order);
  expectActivities(run, ["askShop", "askShop", "askShop", "buy"]);
  expectEffects(run, ["asked north", "asked east", "asked west", "bought"]);
  expectTogether(run, 3);
});

behaviour("buys at the cheapest", "Part A", async () => {
  expectCheapest(await purchases.run(order));
  expectCheapest(await purchases.run({ shops: ["one"] }));
});

replay("decides the same on every replay", "Part A", () => purchases.replay(order, expectCheapest));

crash("survives a crash", "Part A", () => purchases.crash(order, expectCheapest));
