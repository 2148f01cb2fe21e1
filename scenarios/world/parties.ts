import { createPrng } from '../../simulators/kit/choices/prng.js';
import type { Clock } from '../../simulators/kit/clock/clock.js';
import { createExchanges, type Exchanges } from '../../simulators/kit/exchange/exchange.js';
import type { Simulator } from '../../simulators/kit/exchange/simulator.js';
import { createAnswerPlan } from '../../simulators/kit/faults/answer-plan.js';
import type { FaultPlan } from '../../simulators/kit/faults/fault-plan.js';
import type { History } from '../../simulators/kit/history/history.js';
import type { Party } from '../../simulators/kit/history/history-entry.js';
import {
  createLegacyOrderSimulator,
  type LegacyOrderSimulator,
} from '../../simulators/legacy-order/legacy-order-simulator.js';
import type { SwitchChanges } from '../../simulators/legacy-order/switches.js';
import { createPgSimulator, type PgSimulator } from '../../simulators/pg/pg-simulator.js';
import type { Scenario } from '../scenario.js';
import type { World } from './world.js';

/** A simulator and the way into it. */
export type Station = { readonly simulator: Simulator; readonly exchanges: Exchanges };

export type Parties = {
  readonly stations: Readonly<Record<Party, Station>>;
  readonly legacyOrder: LegacyOrderSimulator;
  readonly pg: PgSimulator;
  /** What people do at the legacy system, and how it is made to behave. */
  readonly legacyDeeds: Pick<World, 'openOrder' | 'clerk' | 'changeQuirks'>;
  readonly pendingExecutions: () => number;
};

type Deps = {
  readonly clock: Clock;
  readonly history: History;
  readonly faults: FaultPlan;
  readonly seed: number;
};

/** The partners of a run. They are the same in both worlds. */
export function createParties(scenario: Scenario, { clock, history, faults, seed }: Deps): Parties {
  const pg = createPgSimulator({
    clock,
    history,
    prng: createPrng(seed).fork('pg'),
    switches: { approvalWindowMs: scenario.timing.approvalWindowMs },
  });
  const legacyOrder = createLegacyOrderSimulator({
    clock,
    history,
    switches: firstQuirks(scenario),
  });
  const answers = createAnswerPlan(scenario.answers);
  const deps = { clock, history, faults, answers };
  const stations = {
    pg: { simulator: pg, exchanges: createExchanges(pg, deps) },
    'legacy-order': { simulator: legacyOrder, exchanges: createExchanges(legacyOrder, deps) },
  };
  return {
    stations,
    legacyOrder,
    pg,
    legacyDeeds: {
      openOrder: legacyOrder.openOrder,
      clerk: legacyOrder.clerk,
      changeQuirks: legacyOrder.changeSwitches,
    },
    pendingExecutions: () =>
      stations.pg.exchanges.pendingExecutions() +
      stations['legacy-order'].exchanges.pendingExecutions(),
  };
}

/** How the legacy system behaves from the beginning on. */
function firstQuirks({ quirks }: Scenario): SwitchChanges {
  let switches: SwitchChanges = {};
  for (const { after, ...changes } of quirks) {
    if (after === undefined) switches = { ...switches, ...changes };
  }
  return switches;
}
