import { isEnded, statusOf } from "../engine/instance.ts";
import type { Turn } from "../engine/turn.ts";
import type { ActivityItem, Worker } from "../hub/dispatcher.ts";
import { Hub } from "../hub/hub.ts";
import * as requests from "../hub/requests.ts";
import { SimulatedClock, SimulatedDisk, SimulatedStore } from "./parts.ts";
import {
  eventsIn,
  inputOf,
  outcomeOf,
  randomProgram,
  resultOf,
  runTurn,
  type Step,
} from "./program.ts";
import { seeded, type Random } from "./random.ts";

/**
 * The invariant. However processes crash and messages arrive late, twice or in another order:
 *
 * 1. nothing acknowledged is lost: an acknowledged instance or event is there after a crash;
 * 2. no activity whose result is on disk runs again;
 * 3. every instance reaches its end, with the outcome its program promises.
 */
export class Violation extends Error {}

const MOST_STEPS = 4000;

type Item = { turn: Turn } | { activity: ActivityItem };

interface SimulatedWorker extends Worker {
  held: Item[];
}

/** One run of several programs under a seed. Throws a {@link Violation}. */
export async function simulate(seed: number): Promise<void> {
  const run = new Run(seeded(seed));
  await run.toTheEnd();
}

class Run {
  readonly #random: Random;
  readonly #clock = new SimulatedClock();
  readonly #disk = new SimulatedDisk();
  #store = new SimulatedStore(this.#disk);
  #hub!: Hub;
  #workers: SimulatedWorker[] = [];
  /** Answers on their way; they may outlive their worker, and the sidecar. */
  #answers: { peer: string; deliver: (hub: Hub) => Promise<void> }[] = [];
  #programs = new Map<string, Step[]>();
  #toRaise: string[] = [];
  #acknowledged = new Set<string>();
  /** What clients do whose call a crash cut off. */
  #onCrash: (() => void)[] = [];
  #peers = 0;
  #ids = 0;
  #crashesLeft = 3;

  constructor(random: Random) {
    this.#random = random;
    for (let index = 0; index <= random.below(3); index++) {
      this.#programs.set(`i${index}`, randomProgram(random));
    }
    this.#startSidecar();
  }

  async toTheEnd(): Promise<void> {
    for (const [id, program] of this.#programs) {
      for (let left = eventsIn(program); left > 0; left--) this.#toRaise.push(id);
    }
    for (let step = 0; !this.#finished(); step++) {
      if (step > MOST_STEPS) throw new Violation(`stuck: ${this.#describe()}`);
      this.#move();
      await new Promise(setImmediate);
    }
    this.#checkOutcomes();
  }

  #startSidecar(): void {
    this.#store = new SimulatedStore(this.#disk);
    this.#hub = new Hub({
      store: this.#store,
      clock: this.#clock,
      newId: () => `execution-${++this.#ids}`,
      observe: () => {},
    });
    this.#hub.resume();
  }

  /** One thing happens, whichever the seed says. */
  #move(): void {
    const moves: (() => void)[] = [];
    if (this.#store.dirty) moves.push(() => this.#store.write(1 + this.#random.below(3)));
    if (this.#workers.length < 2) moves.push(() => this.#connect());
    if (this.#workers.some(({ held }) => held.length > 0)) moves.push(() => this.#work());
    if (this.#answers.length > 0) moves.push(() => this.#deliver());
    if (this.#clock.waiting) moves.push(() => this.#clock.advance());
    const unstarted = [...this.#programs.keys()].filter((id) => !this.#acknowledged.has(id));
    if (unstarted.length > 0) moves.push(() => this.#startInstance(this.#random.pick(unstarted)));
    if (this.#toRaise.length > 0) moves.push(() => this.#raise());
    if (this.#random.chance(0.05)) moves.push(() => this.#suspendOrResume());
    if (this.#random.chance(0.05)) moves.push(() => this.#disconnect());
    if (this.#crashesLeft > 0 && this.#random.chance(0.03)) moves.push(() => this.#crash());
    if (moves.length > 0) this.#random.pick(moves)();
    else this.#resumeAll();
  }

  #connect(): void {
    const held: Item[] = [];
    const worker: SimulatedWorker = {
      peer: `peer-${++this.#peers}`,
      held,
      sendTurn: (turn) => held.push({ turn }),
      sendActivity: (activity) => {
        this.#checkNotRecorded(activity);
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
      const { instanceId, pastLength, started, batch } = item.turn;
      const past = this.#hub.instances.get(instanceId)?.history.slice(0, pastLength) ?? [];
      const result = runTurn([...past, started, ...batch]);
      this.#answers.push({ peer, deliver: (hub) => hub.turnAnswered(instanceId, result, peer) });
    } else {
      const { instanceId, executionId, task } = item.activity;
      const result = resultOf(executionId, task.id);
      const answer = { instanceId, taskId: task.id, result };
      this.#answers.push({ peer, deliver: (hub) => hub.activityAnswered(answer, peer) });
    }
  }

  #deliver(): void {
    const [answer] = this.#answers.splice(this.#random.below(this.#answers.length), 1);
    if (!answer) return;
    void answer.deliver(this.#hub);
    // A connection delivers once; what a lost one had sent may turn up again.
    const lost = !this.#workers.some(({ peer }) => peer === answer.peer);
    if (lost && this.#random.chance(0.3)) this.#answers.push(answer);
  }

  #startInstance(id: string): void {
    const input = inputOf(this.#programs.get(id) ?? []);
    const started = () => this.#acknowledged.add(id);
    // Refused: an earlier start was stored, though a crash kept its acknowledgement back.
    void requests
      .startInstance(this.#hub, { instanceId: id, name: "program", input }, "stored")
      .then(started, started);
  }

  #raise(): void {
    const id = this.#random.pick(this.#toRaise);
    if (!this.#acknowledged.has(id)) return;
    const hub = this.#hub;
    this.#toRaise.splice(this.#toRaise.indexOf(id), 1);
    let acknowledged = false;
    void requests.raiseEvent(hub, id, "event").then(() => (acknowledged = true));
    // An event whose acknowledgement never came is raised again, as a client would.
    this.#onCrash.push(() => {
      if (!acknowledged) this.#toRaise.push(id);
    });
  }

  #suspendOrResume(): void {
    const ids = [...this.#acknowledged];
    if (ids.length === 0) return;
    const act = this.#random.chance(0.5) ? requests.suspend : requests.resume;
    void act(this.#hub, this.#random.pick(ids));
  }

  #resumeAll(): void {
    for (const { id } of this.#hub.instances.values()) void requests.resume(this.#hub, id);
  }

  #crash(): void {
    this.#crashesLeft -= 1;
    this.#clock.forget();
    this.#workers = [];
    for (const notice of this.#onCrash.splice(0)) notice();
    this.#startSidecar();
    for (const id of this.#acknowledged) {
      if (!this.#hub.instances.has(id)) throw new Violation(`lost ${id}, which was acknowledged`);
    }
  }

  #checkNotRecorded({ instanceId, executionId, task }: ActivityItem): void {
    const instance = this.#disk.state().get(instanceId);
    if (instance?.executionId !== executionId) return;
    for (const event of [...instance.history, ...instance.inbox]) {
      if (event.type === "TaskCompleted" && event.taskId === task.id) {
        throw new Violation(
          `task ${task.id} of ${instanceId} was sent after its result was stored`,
        );
      }
    }
  }

  #finished(): boolean {
    if (this.#acknowledged.size < this.#programs.size || this.#store.dirty) return false;
    return [...this.#programs.keys()].every((id) => {
      const instance = this.#hub.instances.get(id);
      return instance !== undefined && isEnded(instance);
    });
  }

  #checkOutcomes(): void {
    for (const [id, instance] of this.#disk.state()) {
      const program = this.#programs.get(id);
      const { end } = instance.seen;
      if (program && end?.result !== outcomeOf(program)) {
        throw new Violation(`${id} ended ${end?.status} with ${end?.result}`);
      }
    }
  }

  #describe(): string {
    return [...this.#hub.instances.values()]
      .map((instance) => `${instance.id} ${statusOf(instance)} ${JSON.stringify(instance.inbox)}`)
      .join("; ");
  }
}
