/** Calls of the context in words that stand before their first argument. */
const wordsFor = {
  callActivity: "",
  callChildWorkflow: "child",
  callSubWorkflow: "child",
  createTimer: "timer",
  waitForExternalEvent: "event",
  setCustomStatus: "custom status",
  continueAsNew: "continue as new with",
};

/** Sentences that findings are put together from. */
export const events = {
  killed: (point: { step: number } | { activity: string }, steps: number) =>
    "step" in point
      ? `the worker was killed at checkpoint ${point.step} of ${steps} and restarted`
      : `the worker was killed while ${point.activity} ran, and restarted`,
  twice: "every turn is run twice on the same history",
  inOrder: (order: number) => `what runs together completes in order ${order}`,
  effectInBody: (effect: string) => `"${effect}" is caused by the workflow body`,
  times: (effect: string, times: number) =>
    times === 0
      ? `"${effect}" not in the ledger`
      : `"${effect}" ${times === 1 ? "once" : `${times} times`} in the ledger`,
  entries: (entries: { key: string; at: string }[]) => {
    const shown = entries.map(({ key, at }) => `${key} ${at.slice(11, 19)}`).join(", ");
    return entries.length === 1 ? `1 entry: ${shown}` : `${entries.length} entries: ${shown}`;
  },
  exportNamed: (name: string) => `an export named ${name}`,
  exports: (names: string[]) =>
    names.length > 0 ? `exports named ${names.join(", ")}` : "no export at all",
  ended: (how: string) => `the process ended ${how}`,
  steps: (names: string[]) => names.join(", then ") || "no activity at all",
  returned: (field: string, what: string) =>
    `${field ? `${field}: ` : ""}${what}, as it was returned`,
  arrived: (field: string, json: string) =>
    `${field ? `${field}: ` : ""}${json}, as the workflow gets it`,
  failure: (type: string, message: string) =>
    message ? `${type}: ${message}` : `${type} without a message`,
  unused: (field: string) => `${field}: one that no other case has`,
  used: (field: string, json: string) => `${field}: ${json}, as another case has`,
  throws: (activity: string) => `${activity} throws an error`,
  returns: (json: string) => `it returns ${json}`,
  typed: (type: string) => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`),
  asFunction: (name: string) => `${name} as a function`,
  fields: (names: string[]) => `an object with ${names.join(", ")}`,
  textWith: (parts: string[]) => `a text with ${parts.map((part) => `"${part}"`).join(" and ")}`,
  nothing: "nothing",
  recorded: (name: string, call: string) => `${name} as call number ${call}, as history has it`,
  now: (name: string | undefined) =>
    name === "completeOrchestration" ? "the end of the workflow" : (name ?? "no such call"),
  together: (count: number) => (count === 1 ? "one at a time" : `${count} at the same time`),
  timers: (seconds: number[]) =>
    seconds.length === 0
      ? "no timer at all"
      : seconds.map((each) => `${Math.round(each)} s`).join(", then "),
  decided: ({ method, name, args }: { method: string; name: string; args: string }) => {
    if (method === "return") return args ? `returns ${args}` : "returns nothing";
    const what = wordsFor[method as keyof typeof wordsFor] ?? method;
    return [what, name, args].filter(Boolean).join(" ");
  },
  instances: (ids: string[]) =>
    ids.length === 0 ? "no instance at all" : `an instance ${ids.join(", ")}`,
  silentPort: "nobody answers on the port that PORT names",
  noWorker: "the sidecar waits for a worker",
  completed: "the workflow completes",
  noEnd: "no end in sight",
};
