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

type Run = Awaited<ReturnType<typeof hires.run>>;

const hires = exercise(import.meta.dirname);
const ada = { name: "Ada Lovelace" };

const dayInTwoWeeks = () =>
  new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);

/** A run, and the day two weeks from it. Where midnight comes between, another run. */
async function runWithDay(): Promise<{ run: Run; day: string }> {
  const day = dayInTwoWeeks();
  const run = await hires.run(ada);
  return day === dayInTwoWeeks() ? { run, day } : runWithDay();
}

/** Everybody has to be told the same. */
function expectAgreement(run: Run): void {
  const { office } = resultOf<{ office: string }>(run, "readSettings");
  const { badge } = resultOf<{ badge: string }>(run, "issueBadge");
  const { desk } = resultOf<{ desk: number }>(run, "reserveDesk");
  const { activateBy } = inputOf<{ activateBy: string }>(run, "openAccount");
  expectInput(run, "openAccount", { badge });
  expectResult(run, { office, badge, desk, activateBy });
  for (const part of [ada.name, office, badge, String(desk), activateBy]) {
    expectInput(run, "sendWelcome", { message: containing(part) });
  }
}

/** What an activity was given; the step has been looked for before. */
function inputOf<Input>(run: Run, activity: string): Input {
  return run.activities.find(({ name }) => name === activity)?.input as Input;
}

behaviour("gives the new colleague two weeks", "Part A", async () => {
  const { run, day } = await runWithDay();
  expectInput(run, "openAccount", { activateBy: containing(day, "T") });
  expectResult(run, { activateBy: containing(day, "T") });
});

behaviour("takes the office from readSettings", "Part B", async () => {
  const run = await hires.run(ada);
  const { office } = resultOf<{ office: string }>(run, "readSettings");
  expectInput(run, "readSettings", run.input);
  expectResult(run, { office });
});

behaviour("takes the badge from issueBadge", "Part C", async () => {
  const run = await hires.run(ada);
  const { badge } = resultOf<{ badge: string }>(run, "issueBadge");
  expectInput(run, "issueBadge", run.input);
  expectInput(run, "openAccount", { badge });
  expectResult(run, { badge });
});

behaviour("takes the desk from reserveDesk", "Part D", async () => {
  const run = await hires.run(ada);
  const { desk } = resultOf<{ desk: number }>(run, "reserveDesk");
  const { office } = resultOf<{ office: string }>(run, "readSettings");
  expectInput(run, "reserveDesk", { hireId: run.input.hireId, office });
  expectResult(run, { desk });
});

behaviour("tells everybody the same", "Part D", async () => {
  const run = await hires.run(ada);
  expectActivities(run, [
    "readSettings",
    "issueBadge",
    "reserveDesk",
    "openAccount",
    "sendWelcome",
  ]);
  expectAgreement(run);
  expectEffects(run, ["badge", "desk", "account", "mail"]);
});

replay("decides the same on every replay", "Part E", async () => {
  await hires.replay(ada, expectAgreement);
});

crash("tells everybody the same after a crash", "Part E", async () => {
  await hires.crash(ada, expectAgreement);
});
