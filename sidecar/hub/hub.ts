import type { Clock } from "../clock.ts";
import type { TurnResult } from "../engine/action.ts";
import type { Change } from "../engine/change.ts";
import { completeTurn } from "../engine/complete-turn.ts";
import { stamp, toMilliseconds, type Env } from "../engine/env.ts";
import type { Failure, HistoryEvent, Opening, Payload } from "../engine/history.ts";
import { isEnded, type Instance } from "../engine/instance.ts";
import { answer } from "../engine/messages.ts";
import { nextTurn, scheduledStart, type Turn } from "../engine/turn.ts";
import type { Store } from "../store/store.ts";
import { Alarms } from "./alarms.ts";
import { Dispatcher, type Worker } from "./dispatcher.ts";
import { observedCommit, observedWork, type Observer } from "./observer.ts";
import { StrictMode } from "./strict-mode.ts";
import { Unwritten } from "./unwritten.ts";
import { Waiters } from "./waiters.ts";

export interface HubOptions {
  store: Store;
  clock: Clock;
  /** Fresh unique ids for executions and unnamed instances. */
  newId(): string;
  observe: Observer;
  /** Instances that are asked for every turn twice, and fail when they decide differently. */
  isStrict?(instanceId: string): boolean;
}

export interface ActivityResult {
  instanceId: string;
  taskId: number;
  result?: Payload;
  failure?: Failure;
}

/**
 * The engine's hands: takes decisions on the current state, commits them, and only
 * then lets anyone see them. Timers, waiting calls and work items all follow from
 * the state, so a restart needs nothing but {@link resume}.
 */
export class Hub {
  readonly #options: HubOptions;
  readonly #dispatcher: Dispatcher;
  readonly #alarms: Alarms;
  readonly #waiters = new Waiters();
  readonly #unwritten = new Unwritten();
  readonly #strict: StrictMode;
  #writing = 0;

  constructor(options: HubOptions) {
    this.#options = options;
    this.#alarms = new Alarms(options.clock);
    this.#dispatcher = new Dispatcher({
      turnOf: (id) => this.#turnOf(id),
      isOpen: ({ instanceId, executionId, task }) => this.#isOpen(instanceId, executionId, task),
      sent: (item) => options.observe(observedWork(item, this.instances)),
      avoid: (turn) => (turn.repeated ? this.#strict.firstPeer(turn.instanceId) : undefined),
    });
    this.#strict = new StrictMode((id) => this.#dispatcher.offerTurn(id));
  }

  get instances(): ReadonlyMap<string, Instance> {
    return this.#options.store.instances;
  }

  get workers(): number {
    return this.#dispatcher.workers;
  }

  /** Whether anything but a timer, a scheduled start or an event from outside is pending. */
  get isBusy(): boolean {
    return this.#writing > 0 || this.#dispatcher.isBusy || this.#strict.size > 0;
  }

  /** Whether a call waits for an instance. */
  get isAwaited(): boolean {
    return this.#waiters.size > 0;
  }

  env(): Env {
    const { clock, newId } = this.#options;
    return { now: clock.now(), newId };
  }

  /** Takes up everything the store holds; call once, before anyone connects. */
  resume(): void {
    for (const instance of this.instances.values()) {
      for (const opening of instance.seen.open.values()) this.#opened(instance, opening);
      this.#consider(instance.id);
    }
  }

  /** Makes changes durable, then lets them take effect. Nothing may be acknowledged before. */
  async commit(changes: Change[], done?: () => void): Promise<void> {
    if (changes.length === 0) return this.#options.store.settled();
    this.#writing += 1;
    this.#unwritten.add(changes);
    try {
      await this.#options.store.commit(changes);
    } catch (error) {
      this.#options.observe({ type: "storeFailed", error });
      this.#waiters.fail(error as Error);
      throw error;
    } finally {
      this.#writing -= 1;
      this.#unwritten.remove(changes);
    }
    done?.();
    for (const change of changes) this.#react(change);
  }

  /** Waits for everything decided so far to be durable; do so before answering a read. */
  settled(): Promise<void> {
    return this.#options.store.settled();
  }

  /** Answers from the current state, once all of that state is durable. */
  async read<T>(look: (instances: ReadonlyMap<string, Instance>) => T): Promise<T> {
    const seen = look(this.instances);
    await this.settled();
    return seen;
  }

  /**
   * Waits until the instance exists and `condition` holds, then reads it.
   * @throws the signal's reason when it aborts first
   */
  async waitFor<T>(
    id: string,
    condition: (instance: Instance) => boolean,
    look: (instance: Instance) => T,
    signal?: AbortSignal,
  ): Promise<T> {
    for (;;) {
      const instance = this.instances.get(id);
      if (instance && condition(instance)) return this.read(() => look(instance));
      await this.#waiters.wait(id, condition, signal);
    }
  }

  connect(worker: Worker): void {
    this.#options.observe({ type: "workerConnected", worker: worker.peer });
    this.#dispatcher.connect(worker);
  }

  disconnect(worker: Worker): void {
    this.#dispatcher.disconnect(worker);
    this.#options.observe({ type: "workerGone", worker: worker.peer });
  }

  /** Takes a worker's answer to a turn; one that fits no turn it holds changes nothing. */
  async turnAnswered(instanceId: string, result: TurnResult, peer: string): Promise<void> {
    const turn = this.#dispatcher.takeTurn(instanceId, peer);
    if (!turn) return this.#dropped(instanceId, peer);
    const instance = this.instances.get(instanceId);
    if (instance?.executionId === turn.executionId) {
      const believed = this.#options.isStrict?.(instanceId)
        ? this.#strict.answered(instance, turn, result, peer)
        : { turn, result };
      if (believed) await this.#commitTurn(believed.turn, believed.result);
    }
    this.#consider(instanceId);
    this.#dispatcher.pump();
  }

  /** Takes a worker's answer to an activity; one that fits none it holds changes nothing. */
  async activityAnswered(answered: ActivityResult, peer: string): Promise<void> {
    const { instanceId, taskId, result, failure } = answered;
    const item = this.#dispatcher.takeActivity(instanceId, taskId, peer);
    if (!item) return this.#dropped(instanceId, peer);
    const { name, taskExecutionId } = item.task;
    const event = failure
      ? { ...stamp(this.env()), type: "TaskFailed" as const, taskId, failure, taskExecutionId }
      : { ...stamp(this.env()), type: "TaskCompleted" as const, taskId, result, taskExecutionId };
    await this.commit(answer(this.instances, instanceId, item.executionId, event));
    const failed = failure !== undefined;
    this.#options.observe({ type: "activityAnswered", instanceId, taskId, name, failed });
    this.#dispatcher.pump();
  }

  stop(): void {
    this.#alarms.stop();
    this.#strict.stop();
  }

  #react(change: Change): void {
    const { id } = change;
    const instance = this.instances.get(id);
    if (!instance || isEnded(instance) || change.type !== "turned") {
      if (change.type !== "received") this.#alarms.clear(id);
    }
    if (change.type === "purged") this.#options.observe({ type: "purged", instanceId: id });
    if (!instance) return;
    if (change.type === "created") {
      this.#options.observe({ type: "created", instanceId: id, name: change.start.name });
    }
    if (change.type === "turned") {
      for (const event of change.events) {
        const opening = instance.seen.open.get(event.id);
        if (opening === event) this.#opened(instance, opening);
      }
    }
    this.#waiters.changed(instance);
    this.#consider(id);
  }

  #opened(instance: Instance, opening: Opening): void {
    const { id: instanceId, executionId } = instance;
    if (opening.type === "TaskScheduled") {
      this.#dispatcher.offerActivity({ instanceId, executionId, task: opening });
    } else if (opening.type === "TimerCreated") {
      const { id: taskId, fireAt } = opening;
      this.#alarms.set(instanceId, `timer ${taskId}`, toMilliseconds(fireAt), () => {
        const fired: HistoryEvent & { taskId: number } = {
          ...stamp(this.env()),
          type: "TimerFired",
          taskId,
          fireAt,
        };
        void this.commit(answer(this.instances, instanceId, executionId, fired)).catch(ignore);
      });
    }
  }

  /** Sees whether the instance has a turn to run, now or at its scheduled start. */
  #consider(id: string): void {
    const instance = this.instances.get(id);
    if (!instance || this.#dispatcher.hasTurn(id) || this.#strict.isChecking(id)) return;
    const start = scheduledStart(instance);
    if (start !== undefined && start > this.env().now) {
      this.#alarms.set(id, "start", start, () => this.#consider(id));
      return;
    }
    const turn = this.#nextTurn(instance);
    if (!turn) return;
    if (turn.local) this.#commitLocally(turn, instance.customStatus);
    else this.#dispatcher.offerTurn(id);
  }

  #nextTurn(instance: Instance): Turn | undefined {
    return nextTurn(instance, this.env(), this.#unwritten.arrivals(instance.id));
  }

  #commitTurn(turn: Turn, result: TurnResult): Promise<void> {
    const changes = completeTurn(this.instances, turn, result, this.env());
    return this.commit(changes, () => {
      for (const seen of observedCommit(turn, changes, this.instances)) this.#options.observe(seen);
    });
  }

  #commitLocally(turn: Turn, customStatus: string | undefined): void {
    void this.#commitTurn(turn, { actions: [], customStatus }).catch(ignore);
  }

  #turnOf(id: string): Turn | undefined {
    const repetition = this.#strict.next(id);
    if (repetition) return repetition;
    const instance = this.instances.get(id);
    const turn = instance && this.#nextTurn(instance);
    if (!turn?.local) return turn;
    this.#commitLocally(turn, instance?.customStatus);
    return undefined;
  }

  #isOpen(instanceId: string, executionId: string, task: Opening): boolean {
    const instance = this.instances.get(instanceId);
    return (
      instance?.executionId === executionId &&
      !isEnded(instance) &&
      instance.seen.open.get(task.id) === task
    );
  }

  #dropped(instanceId: string, worker: string): Promise<void> {
    this.#options.observe({ type: "answerDropped", instanceId, worker });
    return this.settled();
  }
}

/** A store that has failed tells everyone who waits for it; nobody waits here. */
const ignore = () => {};
