import { allOf, anyOf, HistoryTask } from "./history-tasks.mjs";

/** Text as a value; nothing where there is no text. */
export const parsed = (json) => (json ? JSON.parse(json) : undefined);

/** What a failed task throws into the body. */
const thrownBy = (failure) =>
  Object.assign(new Error(failure?.errorMessage ?? "no reason given"), {
    name: "TaskFailedError",
  });

/** A `WorkflowContext` whose every task completes as a history says. */
export class HistoryContext {
  /** Set by whoever goes through the history: when the turn began. */
  now = 0;
  #instanceId;
  #note;
  #openings = 0;
  #pending = new Map();
  #waiting = new Map();
  #early = new Map();

  /** @param note called for every call of the body that decides something */
  constructor(instanceId, note) {
    this.#instanceId = instanceId;
    this.#note = note;
  }

  getWorkflowInstanceId() {
    return this.#instanceId;
  }

  getCurrentUtcDateTime() {
    return new Date(this.now);
  }

  /** Each line is looked at when it is reached for the first time. */
  isReplaying() {
    return false;
  }

  callActivity(activity) {
    return this.#opens("callActivity", nameOf(activity));
  }

  callChildWorkflow(workflow) {
    return this.#opens("callChildWorkflow", nameOf(workflow));
  }

  callSubWorkflow(workflow) {
    return this.#opens("callSubWorkflow", nameOf(workflow));
  }

  createTimer() {
    return this.#opens("createTimer");
  }

  #opens(method, name) {
    const id = ++this.#openings;
    const task = new HistoryTask();
    this.#pending.set(id, task);
    this.#note({ method, name, id });
    return task;
  }

  waitForExternalEvent(name) {
    this.#note({ method: "waitForExternalEvent", name: String(name) });
    const task = new HistoryTask();
    const key = String(name).toLowerCase();
    const early = this.#early.get(key) ?? [];
    if (early.length > 0) task.complete(early.shift());
    else this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), task]);
    return task;
  }

  whenAll(tasks) {
    this.#note({ method: "whenAll" });
    return allOf([...tasks]);
  }

  whenAny(tasks) {
    this.#note({ method: "whenAny" });
    return anyOf([...tasks]);
  }

  setCustomStatus() {
    this.#note({ method: "setCustomStatus" });
  }

  continueAsNew() {
    this.#note({ method: "continueAsNew" });
  }

  /** An event of the history that may complete a task. */
  take(event) {
    const task = this.#pending.get(event.taskId);
    switch (event.type) {
      case "TaskCompleted":
      case "ChildCompleted":
        return task?.complete(parsed(event.result));
      case "TimerFired":
        return task?.complete(undefined);
      case "TaskFailed":
      case "ChildFailed":
        return task?.fail(thrownBy(event.failure));
      case "EventRaised":
        return this.#raise(event.name.toLowerCase(), parsed(event.input));
    }
  }

  #raise(key, value) {
    const waiting = this.#waiting.get(key) ?? [];
    if (waiting.length > 0) waiting.shift().complete(value);
    else this.#early.set(key, [...(this.#early.get(key) ?? []), value]);
  }
}

const nameOf = (named) => (typeof named === "function" ? named.name : String(named));
