/**
 * How long a check waits, in milliseconds. Together they keep every check, whatever
 * the answer does, below half a minute on an ordinary machine.
 */
export const deadlines = {
  /** A worker process to have the SDK loaded. */
  ready: 20_000,
  /** The answer to be loaded, its top level included. */
  loaded: 4_000,
  /** A worker process to say that its event loop turns, while the grader's own does. */
  alive: 3_000,
  /** One run of the workflow from start to end. */
  run: 12_000,
  /** A program to end once it is asked to: the SDK's worker alone takes a second. */
  stop: 8_000,
  /** All instances to reach the point where their process is killed, and to end afterwards. */
  crash: 15_000,
};

/** More activities than any exercise asks for: the workflow is in a loop. */
export const TOO_MANY_ACTIVITIES = 60;
