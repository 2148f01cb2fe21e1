import { createAccountingSimulator } from '../../simulators/accounting/accounting-simulator.js';
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
import { createPgSimulator, type PgSimulator } from '../../simulators/pg/pg-simulator.js';
import type { Scenario } from '../scenario.js';

/** A simulator and the way into it. */
export type Station = { readonly simulator: Simulator; readonly exchanges: Exchanges };

/** Whoever is there in the run. */
export type Stations = Readonly<Partial<Record<Party, Station>>>;

export type Parties = {
  readonly stations: Stations;
  /** Nobody has one where the shop's own orders are paid; then asking it for anything is a bug. */
  readonly legacyOrder: Pick<LegacyOrderSimulator, 'openOrder' | 'clerk'>;
  readonly pg: PgSimulator;
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
  const answers = createAnswerPlan(scenario.answers);
  const deps = { clock, history, faults, answers };
  const toStation = (simulator: Simulator): Station => ({
    simulator,
    exchanges: createExchanges(simulator, deps),
  });
  const { legacyOrder, ...others } = createOrderParties(scenario, { clock, history });
  const stations: Stations = {
    pg: toStation(pg),
    ...(others.partner.party === 'accounting'
      ? { accounting: toStation(others.partner) }
      : { 'legacy-order': toStation(others.partner) }),
  };
  return {
    stations,
    legacyOrder,
    pg,
    pendingExecutions: () =>
      Object.values(stations).reduce(
        (sum, { exchanges }) => sum + exchanges.pendingExecutions(),
        0,
      ),
  };
}

/** Who is there besides the PG: the legacy system with its orders, or the accounting of the shop. */
function createOrderParties(
  { ordersOf, accounting }: Scenario,
  deps: Pick<Deps, 'clock' | 'history'>,
): Pick<Parties, 'legacyOrder'> & { readonly partner: Simulator } {
  if (ordersOf === 'legacy') {
    const legacyOrder = createLegacyOrderSimulator(deps);
    return { legacyOrder, partner: legacyOrder };
  }
  const partner = createAccountingSimulator({ ...deps, switches: accounting });
  return { legacyOrder: { openOrder: refuse, clerk: refuse }, partner };
}

function refuse(): never {
  throw new Error('There is no legacy system where the orders are the shop’s own.');
}
