import type { World } from '../world/world.js';
import { createClaimReader } from './claims.js';
import { daysBetween } from './days.js';
import { createLogReader } from './log-reader.js';
import { createOperatorsEyes } from './operators-eyes.js';
import { createOperatorsHand } from './operators-hand.js';
import { createReconciliationReader } from './reconciliation-reader.js';

/** Somebody of the shop, who reads what the service shows its operators into the history, as claims. */
export type Operator = {
  readonly readItems: () => Promise<void>;
  readonly readLog: () => Promise<void>;
  readonly readReconciliation: () => Promise<void>;
  /** Has people called for what the reconciliation of each day of the run finds. */
  readonly callPeople: () => Promise<void>;
  /** Reads items and log, and says so: whom the items do not name now, nobody was called for. */
  readonly inspect: () => Promise<void>;
};

export type OperatorDeps = {
  /** The secrets that the customers' pages hold now. */
  readonly secrets: () => readonly string[];
  /** Whether the service's log is read, for the rules about it. */
  readonly readsLog: boolean;
};

export function createOperator(world: World, { secrets, readsLog }: OperatorDeps): Operator {
  const { history, clock } = world;
  const deps = { history, readList: createOperatorsEyes(world, secrets) };
  const items = createClaimReader(deps);
  const log = createLogReader(deps);
  const reconciliation = createReconciliationReader({ ...deps, clock });
  const act = createOperatorsHand(world);
  const readLog = () => (readsLog ? log.read() : Promise.resolve());
  return {
    readItems: items.read,
    readLog,
    readReconciliation: reconciliation.read,
    callPeople: async () => {
      for (const { date } of daysBetween(history.startedAtMs, clock.nowMs())) {
        const call = () => act('/operator/reconciliation', { date });
        // Whoever is told to try later does so once; by then what was full for a moment is not.
        if ((await call())?.status === 503) await call();
      }
    },
    inspect: async () => {
      await items.read();
      await readLog();
      history.record({ kind: 'manual-inspected' });
    },
  };
}
