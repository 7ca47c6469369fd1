/** What a workflow body is given when it is run without a history: a context, tasks, values. */

const START = Date.UTC(2025, 0, 6, 9);

/**
 * A value that can be read, called, listed, compared and printed, as whatever the body takes
 * it for. Equal names are equal values; lists have two elements.
 */
export function anything(name) {
  const known = new Map();
  const child = (key) => {
    if (!known.has(key)) known.set(key, anything(`${name}.${String(key)}`));
    return known.get(key);
  };
  let elements;
  const list = () => (elements ??= [child("0"), child("1")]);
  const text = () => name;
  return new Proxy(() => {}, {
    get(_, key) {
      if (key === Symbol.toPrimitive) return (hint) => (hint === "number" ? 1 : name);
      if (key === Symbol.iterator) return () => list()[Symbol.iterator]();
      // It is no promise: whoever awaits it has it.
      if (typeof key === "symbol" || key === "then") return undefined;
      if (["toString", "toJSON", "toISOString"].includes(key)) return text;
      if (key === "length") return list().length;
      if (/^\d+$/.test(key)) return list()[key];
      if (known.has(key)) return known.get(key);
      const method = Array.prototype[key];
      return typeof method === "function" ? method.bind(list()) : child(key);
    },
    set: (_, key, value) => Boolean(known.set(key, value)),
    deleteProperty: (_, key) => Boolean(known.set(key, undefined)),
    apply: () => child("()"),
    construct: () => child("new"),
    has: () => true,
    ownKeys: () => [],
    getOwnPropertyDescriptor: () => undefined,
    getPrototypeOf: () => Object.prototype,
  });
}

/** A task that completes when a body is given its value. */
export class StandInTask {
  #value;
  isComplete = false;
  isCompleted = false;
  isFailed = false;

  /** @param value makes the value, once the body waits for it */
  constructor(value) {
    this.#value = value;
  }

  complete() {
    if (!this.isComplete) {
      this.#value = this.#value();
      this.isComplete = this.isCompleted = true;
    }
    return this.#value;
  }

  getResult() {
    return this.complete();
  }
}

/** A `WorkflowContext` whose every task can complete, in the order in which a body waits. */
export class StandInContext {
  #steps;
  #created = 0;

  /** @param steps how many of the body's tasks have completed, and how many are history */
  constructor(instanceId, steps) {
    this.getWorkflowInstanceId = () => instanceId;
    this.#steps = steps;
  }

  isReplaying() {
    return this.#steps.done < this.#steps.known;
  }

  getCurrentUtcDateTime() {
    return new Date(START + this.#steps.done * 1000);
  }

  #task(value = anything(`result ${(this.#created += 1)}`)) {
    return new StandInTask(() => value);
  }

  callActivity() {
    return this.#task();
  }

  callChildWorkflow() {
    return this.#task();
  }

  callSubWorkflow() {
    return this.#task();
  }

  waitForExternalEvent() {
    return this.#task();
  }

  createTimer() {
    return new StandInTask(() => undefined);
  }

  whenAll(tasks) {
    return new StandInTask(() => [...tasks].map(valueOf));
  }

  whenAny(tasks) {
    return new StandInTask(() => {
      const [first] = tasks;
      valueOf(first);
      return first;
    });
  }

  continueAsNew() {}

  setCustomStatus() {}
}

/** A list that is itself a stand-in holds no tasks. */
const valueOf = (task) => (task instanceof StandInTask ? task.complete() : task);
