import type { TaskScheduled } from "../engine/history.ts";
import type { Turn } from "../engine/turn.ts";

export interface ActivityItem {
  instanceId: string;
  executionId: string;
  task: TaskScheduled;
}

/** A worker's stream, as the dispatcher sees it. */
export interface Worker {
  /** The connection the stream lives on; answers must come over the same one. */
  readonly peer: string;
  sendTurn(turn: Turn): void;
  sendActivity(item: ActivityItem): void;
}

/**
 * How much one stream may hold. The SDK runs ten items, queues a hundred and drops
 * the rest without a word, so a stream never gets near that. Turns have a share of
 * their own: slow activities must not keep workflows from moving.
 */
const LIMIT = { turns: 32, activities: 32 };

interface Load {
  worker: Worker;
  turns: Map<string, Turn>;
  activities: Map<string, ActivityItem>;
}

/** Where the work comes from. */
export interface Source {
  /** The instance's next turn as the state is now, or `undefined` when it has none. */
  turnOf(instanceId: string): Turn | undefined;
  /** Whether nobody has answered the activity yet. */
  isOpen(item: ActivityItem): boolean;
  sent(item: Turn | ActivityItem): void;
  /** The connection that gets the turn only when there is no other. */
  avoid(turn: Turn): string | undefined;
}

/**
 * Hands work to connected workers: at most one turn an instance at a time, and
 * everything a lost worker held goes back to the front of the queue.
 */
export class Dispatcher {
  readonly #source: Source;
  #loads: Load[] = [];
  /** Instances that may have a turn, in order. */
  #turns = new Set<string>();
  #activities = new Map<string, ActivityItem>();
  /** The load that holds an item, by the item's key. */
  #held = new Map<string, Load>();

  constructor(source: Source) {
    this.#source = source;
  }

  get workers(): number {
    return this.#loads.length;
  }

  /** Whether work waits or is being done. */
  get isBusy(): boolean {
    return this.#turns.size > 0 || this.#activities.size > 0 || this.#held.size > 0;
  }

  connect(worker: Worker): void {
    this.#loads.push({ worker, turns: new Map(), activities: new Map() });
    this.pump();
  }

  disconnect(worker: Worker): void {
    const load = this.#loads.find((each) => each.worker === worker);
    if (!load) return;
    this.#loads.splice(this.#loads.indexOf(load), 1);
    for (const key of [...load.turns.keys(), ...load.activities.keys()]) this.#held.delete(key);
    const turns = [...load.turns.values()];
    const activities = [...load.activities.values()];
    this.#turns = new Set([...turns.map((turn) => turn.instanceId), ...this.#turns]);
    this.#activities = new Map([
      ...activities.map((item) => [exactKey(item), item] as const),
      ...this.#activities,
    ]);
    this.pump();
  }

  /** Whether a turn of this instance waits for a worker or is with one. */
  hasTurn(instanceId: string): boolean {
    return this.#turns.has(instanceId) || this.#held.has(turnKey(instanceId));
  }

  offerTurn(instanceId: string): void {
    this.#turns.add(instanceId);
    this.pump();
  }

  offerActivity(item: ActivityItem): void {
    this.#activities.set(exactKey(item), item);
    this.pump();
  }

  /** Takes the turn that `peer` answers; `undefined` when it holds none of this instance. */
  takeTurn(instanceId: string, peer: string): Turn | undefined {
    const key = turnKey(instanceId);
    const load = this.#held.get(key);
    const turn = load?.turns.get(key);
    if (!load || !turn || load.worker.peer !== peer) return undefined;
    load.turns.delete(key);
    this.#held.delete(key);
    return turn;
  }

  /** Takes the activity that `peer` answers; `undefined` when it holds none with this id. */
  takeActivity(instanceId: string, taskId: number, peer: string): ActivityItem | undefined {
    const key = answerKey(instanceId, taskId);
    const load = this.#held.get(key);
    const item = load?.activities.get(key);
    if (!load || !item || load.worker.peer !== peer) return undefined;
    load.activities.delete(key);
    this.#held.delete(key);
    return item;
  }

  /** Sends what there is room for; called whenever room or work may have appeared. */
  pump(): void {
    for (const instanceId of this.#turns) {
      const key = turnKey(instanceId);
      if (this.#held.has(key)) continue;
      if (!this.#leastLoaded("turns")) break;
      this.#turns.delete(instanceId);
      const turn = this.#source.turnOf(instanceId);
      const load = turn && this.#leastLoaded("turns", this.#source.avoid(turn));
      if (!load) continue;
      load.turns.set(key, turn);
      this.#held.set(key, load);
      load.worker.sendTurn(turn);
      this.#source.sent(turn);
    }
    for (const [exact, item] of this.#activities) {
      const key = answerKey(item.instanceId, item.task.id);
      // An answer names instance and task only, so an activity of an older generation
      // with the same two must be answered before the new one can be told apart.
      if (this.#held.has(key)) continue;
      const load = this.#leastLoaded("activities");
      if (!load) break;
      this.#activities.delete(exact);
      if (!this.#source.isOpen(item)) continue;
      load.activities.set(key, item);
      this.#held.set(key, load);
      load.worker.sendActivity(item);
      this.#source.sent(item);
    }
  }

  #leastLoaded(kind: "turns" | "activities", avoid?: string): Load | undefined {
    const free = this.#loads.filter((load) => load[kind].size < LIMIT[kind]);
    const others = free.filter(({ worker }) => worker.peer !== avoid);
    const best = others.length > 0 ? others : free;
    return best.sort((a, b) => a[kind].size - b[kind].size)[0];
  }
}

const turnKey = (instanceId: string) => `turn ${instanceId}`;
const answerKey = (instanceId: string, taskId: number) => `${taskId} ${instanceId}`;
const exactKey = ({ instanceId, executionId, task }: ActivityItem) =>
  `${task.id} ${executionId} ${instanceId}`;
