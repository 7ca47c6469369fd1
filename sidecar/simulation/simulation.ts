import type { Turn } from "../engine/turn.ts";
import type { ActivityItem, Worker } from "../hub/dispatcher.ts";
import { Hub } from "../hub/hub.ts";
import type { Observation } from "../hub/observer.ts";
import { Client, type Request } from "./client.ts";
import { Invariant, Violation } from "./invariant.ts";
import type { Machine } from "./machine.ts";
import { SimulatedClock } from "./parts.ts";
import { runActivity, runTurn } from "./program.ts";
import type { Random } from "./random.ts";

/** So long may nothing happen, in turns of the event loop, before everyone counts as done. */
const IDLE = 60;
const MOST_STEPS = 20_000;

type Item = { turn: Turn } | { activity: ActivityItem };

interface SimulatedWorker extends Worker {
  held: Item[];
}

interface Options {
  random: Random;
  machine: Machine;
  /** What each instance's client asks for, by instance. */
  plans: ReadonlyMap<string, Request[]>;
  /** How often the sidecar crashes at a random moment. */
  crashes: number;
  invariant?: Invariant;
}

/**
 * Runs a sidecar, its clients and its workers on a machine; chance says who is next.
 * @throws {Violation} when the invariant does not hold
 */
export async function simulate(options: Options): Promise<void> {
  const simulation = new Simulation(options);
  await simulation.toTheEnd();
}

class Simulation {
  readonly #random: Random;
  readonly #machine: Machine;
  readonly #invariant: Invariant;
  readonly #clients: Client[];
  readonly #clock = new SimulatedClock();
  #hub!: Hub;
  #workers: SimulatedWorker[] = [];
  /** Answers on their way; they may outlive their worker, and the sidecar. */
  #answers: { peer: string; deliver: (hub: Hub) => Promise<void> }[] = [];
  #failure: Error | undefined;
  #peers = 0;
  #ids = 0;
  #crashesLeft: number;

  constructor({ random, machine, plans, crashes, invariant = new Invariant() }: Options) {
    this.#random = random;
    this.#machine = machine;
    this.#crashesLeft = crashes;
    this.#invariant = invariant;
    this.#clients = Array.from(plans, ([id, plan]) => new Client(id, plan, invariant));
  }

  async toTheEnd(): Promise<void> {
    await this.#startSidecar();
    let idle = 0;
    for (let step = 0; idle < IDLE && step < MOST_STEPS; step++) {
      if (this.#machine.stopped || this.#isTimeToCrash()) await this.#crash();
      idle = this.#move() ? 0 : idle + 1;
      await new Promise(setImmediate);
      const failure = this.#failure ?? this.#clients.find((client) => client.failure)?.failure;
      if (failure !== undefined) throw failure;
    }
    this.#invariant.settled(this.#hub.instances);
    const waiting = this.#clients.filter(({ done }) => !done).map(({ id }) => id);
    if (waiting.length > 0) throw new Violation(`nobody answers ${waiting.join(", ")}`);
  }

  async #startSidecar(): Promise<void> {
    const store = await this.#machine.open();
    this.#invariant.restarted(store.instances);
    const hub = new Hub({
      store,
      clock: this.#clock,
      newId: () => `execution-${++this.#ids}`,
      observe: (observation) => {
        if (hub === this.#hub) this.#check(() => this.#observe(observation));
      },
    });
    this.#hub = hub;
    hub.resume();
  }

  async #crash(): Promise<void> {
    this.#clock.forget();
    this.#workers = [];
    for (const client of this.#clients) client.cutOff();
    await this.#startSidecar();
  }

  #isTimeToCrash(): boolean {
    if (this.#crashesLeft === 0 || !this.#random.chance(0.02)) return false;
    this.#crashesLeft -= 1;
    return true;
  }

  #observe(observation: Observation): void {
    const { instances } = this.#hub;
    const instance = "instanceId" in observation && instances.get(observation.instanceId);
    if (!instance) return;
    if (observation.type === "turnCommitted") {
      this.#invariant.turnAcknowledged(instance, observation.events);
    }
    if (observation.type === "activityAnswered") {
      this.#invariant.resultAcknowledged(instance, observation.taskId);
    }
  }

  /** One thing happens, whichever chance says. Returns whether anything could. */
  #move(): boolean {
    const moves: (() => void)[] = [];
    const write = this.#machine.move((limit) => this.#random.below(limit));
    if (write) moves.push(write);
    if (this.#workers.length < 2) moves.push(() => this.#connect());
    if (this.#workers.some(({ held }) => held.length > 0)) moves.push(() => this.#work());
    if (this.#answers.length > 0) moves.push(() => this.#deliver());
    if (this.#clock.waiting) moves.push(() => this.#clock.advance());
    const ready = this.#clients.filter((client) => client.ready);
    if (ready.length > 0) moves.push(() => this.#random.pick(ready).act(this.#hub));
    if (moves.length > 0 && this.#random.chance(0.05)) moves.push(() => this.#disconnect());
    if (moves.length === 0) return false;
    this.#random.pick(moves)();
    return true;
  }

  #connect(): void {
    const held: Item[] = [];
    const worker: SimulatedWorker = {
      peer: `peer-${++this.#peers}`,
      held,
      sendTurn: (turn) => {
        const { written } = this.#machine;
        if (written) this.#check(() => this.#invariant.turnSent(turn, written));
        held.push({ turn });
      },
      sendActivity: (activity) => {
        const { instanceId, executionId, task } = activity;
        this.#check(() => this.#invariant.activitySent(instanceId, executionId, task.id));
        held.push({ activity });
      },
    };
    this.#workers.push(worker);
    this.#hub.connect(worker);
  }

  #disconnect(): void {
    const worker = this.#workers.shift();
    if (worker) this.#hub.disconnect(worker);
  }

  /** A worker finishes one of its items; the answer sets out. */
  #work(): void {
    const { peer, held } = this.#random.pick(this.#workers.filter(({ held }) => held.length > 0));
    const [item] = held.splice(this.#random.below(held.length), 1);
    if (!item) return;
    if ("turn" in item) {
      const { instanceId, past, started, batch } = item.turn;
      const result = runTurn([...past, started, ...batch]);
      this.#answers.push({ peer, deliver: (hub) => hub.turnAnswered(instanceId, result, peer) });
    } else {
      const { instanceId, executionId, task } = item.activity;
      const outcome = runActivity(task.name, executionId, task.id);
      const answer = { instanceId, taskId: task.id, ...outcome };
      this.#answers.push({ peer, deliver: (hub) => hub.activityAnswered(answer, peer) });
    }
  }

  #deliver(): void {
    const [answer] = this.#answers.splice(this.#random.below(this.#answers.length), 1);
    if (!answer) return;
    // It fails with the store, and a crash follows.
    answer.deliver(this.#hub).catch(() => undefined);
    // A connection delivers once; what a lost one had sent may turn up again.
    const lost = !this.#workers.some(({ peer }) => peer === answer.peer);
    if (lost && this.#random.chance(0.3)) this.#answers.push(answer);
  }

  /** The hub must not see a violation: it would take it for an error of its own. */
  #check(holds: () => void): void {
    try {
      holds();
    } catch (error) {
      this.#failure ??= error as Error;
    }
  }
}
