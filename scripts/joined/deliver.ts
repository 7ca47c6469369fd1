import { AT_ONCE, receivedSchema } from "../workshop/api.ts";
import { ask } from "./ask.ts";
import { confirmed, type Membership } from "./membership.ts";
import { changeMembership, forgetMembership } from "./store.ts";

/** How a delivery went. */
export type Delivery = "delivered" | "away" | "elsewhere" | "removed";

/**
 * Sends what waits, the oldest first. What the workshop got is no longer kept here; what it
 * did not confirm is sent again another time, and it counts each result once.
 * @param patience milliseconds that it may take in all
 */
export async function deliver(membership: Membership, patience: number): Promise<Delivery> {
  const { url, token } = membership;
  const deadline = performance.now() + patience;
  let left: Membership | undefined = membership;
  do {
    const answer = await ask(url, {
      method: "POST",
      path: "/api/results",
      as: membership,
      body: { results: left.waiting.slice(0, AT_ONCE), now: Date.now() },
      schema: receivedSchema,
      patience: Math.max(1, deadline - performance.now()),
    });
    if (answer.is === "refused" && answer.code === "GONE") {
      await forgetMembership(token);
      return "removed";
    }
    if (answer.is === "refused" && answer.code === "OTHER_ROOM") return "elsewhere";
    if (answer.is !== "answer") return "away";
    left = await changeMembership(token, (now) => confirmed(now, answer.value, Date.now()));
  } while (left && left.waiting.length > 0);
  return "delivered";
}
