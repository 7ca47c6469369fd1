import type { TurnResult } from "./action.ts";
import { apply, type Change } from "./change.ts";
import { completeTurn } from "./complete-turn.ts";
import type { Env } from "./env.ts";
import type { Instance } from "./instance.ts";
import { start, type Decision, type StartRequest } from "./commands.ts";
import { nextTurn, type Turn } from "./turn.ts";

/** A world of instances for the engine's tests, with a clock that only the test moves. */
export function world() {
  const instances = new Map<string, Instance>();
  let ids = 0;
  const env: Env = { now: Date.UTC(2026, 0, 1), newId: () => `execution-${++ids}` };

  const commit = (changes: Change[]) => {
    for (const change of changes) apply(instances, change);
    return changes;
  };

  return {
    instances,
    env,
    commit,
    decide(decision: Decision): Change[] {
      if ("refused" in decision) throw new Error(`refused: ${decision.refused}`);
      return commit(decision.changes);
    },
    start(id: string, rest: Partial<StartRequest> = {}) {
      return this.decide(start(instances, { instanceId: id, name: "flow", ...rest }, env));
    },
    get(id: string): Instance {
      const instance = instances.get(id);
      if (!instance) throw new Error(`no instance ${id}`);
      return instance;
    },
    turn(id: string): Turn {
      const turn = nextTurn(this.get(id), env);
      if (!turn) throw new Error(`no turn for ${id}`);
      return turn;
    },
    /** Runs the next turn of `id` as a worker would that answers with `actions`. */
    run(id: string, actions: TurnResult["actions"], customStatus?: string): Change[] {
      const result = { actions, customStatus };
      return commit(completeTurn(instances, this.turn(id), result, env));
    },
    types: (id: string): string[] => (instances.get(id)?.history ?? []).map((event) => event.type),
    inbox: (id: string): string[] => (instances.get(id)?.inbox ?? []).map((event) => event.type),
  };
}
