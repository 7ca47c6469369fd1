import type { Task } from "@dapr/dapr";

// #region steps
/**
 * What a workflow function returns: it yields tasks and nothing else, and ends with a
 * `Result` that history can keep. Plain SDK types would be `AsyncGenerator<unknown, Result, any>`,
 * which lets a workflow yield and return anything.
 */
export type Steps<Result> = AsyncGenerator<
  Task<any>,
  // `Result` itself where nothing is lost, so that messages call it by its name.
  [Result] extends [Kept<Result>] ? Result : Kept<Result>,
  any
>;
// #endregion steps

/** `Value` as it comes back from JSON; `never` for what is lost on the way. */
type Kept<Value> = unknown extends Value
  ? Value
  : Value extends string | number | boolean | null | undefined | void
    ? Value
    : Value extends Lost
      ? never
      : { [Key in keyof Value]: Kept<Value[Key]> };

type Lost =
  | Task<any>
  | PromiseLike<unknown>
  | ReadonlyMap<unknown, unknown>
  | ReadonlySet<unknown>
  | Date
  | RegExp
  | bigint
  | symbol
  | ((...args: never[]) => unknown);
