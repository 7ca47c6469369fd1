/**
 * The SDK logs every work item to the console and cannot be told not to. Its lines look
 * like `2026-11-24T10:00:00.000Z INFO [DurableTask, Worker] …`; an error may go on for
 * several lines.
 */
const LINE = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (\w+) \[DurableTask, \w+\]:? (.*)/s;
/** How Node prints the rest of an error object: stacks, which gRPC joins in words, fields, a closing brace. */
const REST_OF_ERROR = /^(\s{2,}|\}|for call at$)/;

export interface SdkLine {
  /** ISO 8601, by the app's clock. */
  time: string;
  message: string;
}

/** Tells the SDK's lines from the app's own. Lines must come in order. */
export class SdkLog {
  #inError = false;

  /** @returns what the SDK said; the empty message for the rest of an error; nothing for an app's line */
  read(line: string): SdkLine | undefined {
    const [, time, level, message] = LINE.exec(line) ?? [];
    if (time !== undefined && message !== undefined) {
      this.#inError = level === "ERROR";
      return { time, message };
    }
    this.#inError &&= REST_OF_ERROR.test(line);
    return this.#inError ? { time: "", message: "" } : undefined;
  }
}
