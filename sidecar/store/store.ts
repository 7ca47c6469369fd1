import type { Change } from "../engine/change.ts";
import type { Instance } from "../engine/instance.ts";

/**
 * Where instances live. A store applies each commit to `instances` at once and in
 * call order, so decisions always see the newest state; whoever acknowledges or
 * dispatches anything waits for the commit's promise first.
 */
export interface Store {
  /** The current state, including commits that are not durable yet. */
  readonly instances: ReadonlyMap<string, Instance>;
  /**
   * Applies a commit and makes it durable. The changes belong to the store from then on.
   * @returns once this commit, and so every earlier one, is durable
   * @throws `SidecarError` STORE_FAILED when it cannot be made durable or is impossible, such as
   * an event for an unknown instance. The store then refuses everything that follows, because
   * `instances` is ahead of what the disk says; opening it again gives what was acknowledged.
   */
  commit(changes: Change[]): Promise<void>;
  /**
   * Resolves once every commit so far is durable: wait for it before answering a read.
   * @throws `SidecarError` STORE_FAILED when one of them cannot be
   */
  settled(): Promise<void>;
  /** Makes everything durable and lets go of the files. Safe to call twice. */
  close(): Promise<void>;
}
