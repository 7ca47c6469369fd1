import type { TurnResult } from "../engine/action.ts";
import type { Instance } from "../engine/instance.ts";
import { auditsOf, differenceIn, failureOf, type Audit } from "../engine/strict.ts";
import type { Turn } from "../engine/turn.ts";

/** A worker's answer to a turn. */
interface Answer {
  turn: Turn;
  result: TurnResult;
}

interface Pending extends Answer {
  /** The worker that gave the answer. */
  peer: string;
  left: Audit[];
}

/** Real milliseconds before a turn is repeated: a workflow that reads the clock sees it move. */
const APART = 5;

/** Believes an answer only when the same turn, asked again, gets the same one. */
export class StrictMode {
  #pending = new Map<string, Pending>();
  #timers = new Set<NodeJS.Timeout>();
  readonly #repeat: (instanceId: string) => void;

  /** @param repeat called when the instance's next repetition may be sent */
  constructor(repeat: (instanceId: string) => void) {
    this.#repeat = repeat;
  }

  /** Turns whose answer is being checked. */
  get size(): number {
    return this.#pending.size;
  }

  isChecking(instanceId: string): boolean {
    return this.#pending.has(instanceId);
  }

  /** The repetition that a worker is to get next, if an answer is being checked. */
  next(instanceId: string): Turn | undefined {
    return this.#pending.get(instanceId)?.left[0]?.turn;
  }

  /** Whose answer is being checked: another worker, if there is one, shall repeat the turn. */
  firstPeer(instanceId: string): string | undefined {
    return this.#pending.get(instanceId)?.peer;
  }

  /**
   * Takes a worker's answer to a turn or to its repetition.
   * @returns the answer to commit, or `undefined` while the worker has to be asked again
   */
  answered(instance: Instance, turn: Turn, result: TurnResult, peer: string): Answer | undefined {
    const pending = this.#pending.get(instance.id);
    if (!pending || !turn.repeated) {
      this.#pending.set(instance.id, {
        turn,
        result,
        peer,
        left: auditsOf(instance, turn, result),
      });
      return this.#later(instance.id);
    }
    const [audit, ...left] = pending.left;
    const difference = audit && differenceIn(audit, result);
    if (!difference && left.length > 0) {
      this.#pending.set(instance.id, { ...pending, left });
      return this.#later(instance.id);
    }
    this.#pending.delete(instance.id);
    if (!difference) return pending;
    return { turn: pending.turn, result: failureOf(pending.turn, difference) };
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #later(instanceId: string): undefined {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#repeat(instanceId);
    }, APART);
    this.#timers.add(timer);
  }
}
