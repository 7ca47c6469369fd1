import { apply } from "../engine/change.ts";
import type { Instance } from "../engine/instance.ts";
import { sidecarError } from "../errors.ts";
import type { Store } from "./store.ts";

/** A store that forgets everything when it is closed. */
export function memoryStore(): Store {
  const instances = new Map<string, Instance>();
  let refusal: Error | undefined;
  const refuse = (reason: string) =>
    (refusal ??= sidecarError("STORE_FAILED", "to memory", reason));
  return {
    instances,
    async commit(changes) {
      if (refusal) throw refusal;
      try {
        for (const change of changes) apply(instances, change);
      } catch (error) {
        throw refuse(String(error));
      }
    },
    async settled() {},
    async close() {
      refuse("the store is closed");
    },
  };
}
