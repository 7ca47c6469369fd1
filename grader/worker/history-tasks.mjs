/** Tasks that complete as a history says, the way the SDK's do. */

export class HistoryTask {
  isComplete = false;
  isFailed = false;
  result;
  error;
  #listeners = [];

  get isCompleted() {
    return this.isComplete;
  }

  getResult() {
    if (this.isFailed) throw this.error;
    return this.result;
  }

  complete(result) {
    this.#settle(() => (this.result = result));
  }

  fail(error) {
    this.#settle(() => {
      this.isFailed = true;
      this.error = error;
    });
  }

  /** Calls `hear` once this task has completed, now when it has. */
  whenSettled(hear) {
    if (this.isComplete) hear(this);
    else this.#listeners.push(hear);
  }

  #settle(set) {
    if (this.isComplete) return;
    set();
    this.isComplete = true;
    for (const hear of this.#listeners) hear(this);
  }
}

/** Completes with all results, or fails with the first failure. */
export function allOf(tasks) {
  const all = new HistoryTask();
  let missing = tasks.length;
  const hear = (task) => {
    missing -= 1;
    if (task.isFailed) all.fail(task.error);
    else if (missing === 0) all.complete(tasks.map(({ result }) => result));
  };
  for (const task of tasks) task.whenSettled(hear);
  if (tasks.length === 0) all.complete([]);
  return all;
}

/** Completes with the task that is the first to complete or fail. */
export function anyOf(tasks) {
  const any = new HistoryTask();
  for (const task of tasks) task.whenSettled((first) => any.complete(first));
  return any;
}
