/**
 * What the check asks of `workflow.ts`. Each test runs the workflow on the embedded
 * sidecar with the real SDK, and looks at the history and at the world outside.
 */
import {
  behaviour,
  containing,
  crash,
  exercise,
  expectActivities,
  expectEffects,
  expectInput,
  expectResult,
  replay,
  resultOf,
} from "../../grader/index.ts";

type Run = Parameters<typeof expectResult>[0];

const onboarding = exercise(import.meta.dirname);
const colleague = { name: "Noor" };

behaviour("gives the new colleague an account", "Part B", async () => {
  const run = await onboarding.run(colleague);
  expectInput(run, "createAccount", run.input);
});

behaviour("orders a laptop and says welcome, in this order", "Part C", async () => {
  const run = await onboarding.run(colleague);
  expectActivities(run, ["createAccount", "orderLaptop", "sendWelcome"]);
  expectEffects(run, ["account created", "laptop ordered", "welcome sent"]);
  expectWelcome(run);
});

replay("decides the same on every replay", "Part C", () =>
  onboarding.replay(colleague),
);

crash("survives a crash", "Part C", () =>
  onboarding.crash(colleague, expectWelcome),
);

/** What one step found out has reached the next ones. */
function expectWelcome(run: Run) {
  const account = resultOf<{ address: string }>(run, "createAccount");
  const order = resultOf<{ number: string; delivery: string }>(run, "orderLaptop");
  expectInput(run, "orderLaptop", account);
  expectInput(run, "sendWelcome", {
    recipient: account.address,
    message: containing(order.delivery),
  });
  expectResult(run, { address: account.address, order: order.number });
}
