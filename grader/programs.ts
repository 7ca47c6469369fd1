import { afterEach } from "vitest";
import { openForTests } from "./opened.ts";
import type { App } from "./run/app.ts";
import { expectInstance, expectNothing, type Instance } from "./run/call.ts";
import { setProgramStage, type Ended, type Place } from "./run/programs.ts";

/** A program that a learner wrote a part of, under test. */
export interface Program {
  /**
   * Starts the program in a process of its own, as its package would, and waits until it
   * listens. A test's programs and sidecars end with the test.
   * @param place of its sidecar; one that is open is made when absent
   */
  start(place?: Place): Promise<{ app: App; place: Place }>;
  /** As `start`, without waiting for anything. */
  launch(place: Place): Promise<App>;
  /** A place for a sidecar; nobody is there until `open` is called. */
  place(): Promise<Place>;
  /** Has the sidecar start a workflow by its name. */
  schedule(place: Place, name: string, id: string, input: object): Promise<void>;
  ended(place: Place, id: string): Promise<Ended>;
  handedOut(place: Place, id: string, activity: string): Promise<void>;
  /** Expects the sidecar to have an instance that matches. */
  expectInstance(place: Place, id: string, wanted: Partial<Instance>): void;
  /** Expects the sidecar to have no instance at all. */
  expectNothing(place: Place): void;
}

/** Opens the exercise in `home`, whose answer is part of a program, for the tests of this file. */
export function program(home: string): Program {
  const opened = openForTests(home, setProgramStage);
  afterEach(async () => {
    // An answer that could not be opened has started nothing.
    await Promise.resolve()
      .then(() => opened().clear())
      .catch(() => {});
  });
  const place = () => opened().place();
  return {
    place,
    launch: (at) => opened().start(at),
    async start(at) {
      const chosen = at ?? (await place());
      if (!at) await chosen.open();
      const app = await opened().start(chosen);
      await app.listening();
      return { app, place: chosen };
    },
    schedule: (at, ...rest) => opened().schedule(at, ...rest),
    ended: (at, id) => opened().ended(at, id),
    handedOut: (at, ...rest) => opened().handedOut(at, ...rest),
    expectInstance: (at, id, wanted) => {
      const { submission } = opened();
      expectInstance({ submission, sidecar: at.sidecar() }, id, undefined, wanted);
    },
    expectNothing: (at) =>
      expectNothing({ submission: opened().submission, sidecar: at.sidecar() }),
  };
}
