/** What a workflow is to the SDK: it yields tasks, is given their results, returns anything. */
export type Steps = AsyncGenerator<unknown, any, any>;
