/** What the sidecar tells of itself, over HTTP and gRPC alike. */
export interface Metadata {
  id: string;
  runtimeVersion: string;
  /** What callers have added, and `daprRuntimeVersion`, which daprd keeps for older callers. */
  extended: Record<string, string>;
  connectedWorkers: number;
}

/** Holds what callers add to the metadata; as in daprd it is gone after a restart. */
export class MetadataBoard {
  readonly #added = new Map<string, string>();
  readonly #workers: () => number;

  constructor(workers: () => number) {
    this.#workers = workers;
  }

  set(key: string, value: string): void {
    this.#added.set(key, value);
  }

  read(): Metadata {
    return {
      id: "embedded",
      runtimeVersion: "embedded",
      extended: { ...Object.fromEntries(this.#added), daprRuntimeVersion: "embedded" },
      connectedWorkers: this.#workers(),
    };
  }
}
