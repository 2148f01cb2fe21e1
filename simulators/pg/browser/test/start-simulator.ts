import { createPrng } from '../../../kit/choices/prng.js';
import { realClock } from '../../../kit/clock/real-clock.js';
import { createExchanges } from '../../../kit/exchange/exchange.js';
import type { Operation } from '../../../kit/exchange/simulator.js';
import { createAnswerPlan } from '../../../kit/faults/answer-plan.js';
import { createFaultPlan } from '../../../kit/faults/fault-plan.js';
import { createHistory } from '../../../kit/history/history.js';
import { type Listener, listen } from '../../../kit/wire/listen.js';
import { createPgSimulator } from '../../pg-simulator.js';
import { browserAssets } from '../browser-assets.js';

/** The PG with its scripts and pages, on a free port. */
export async function startSimulator(): Promise<Listener> {
  const clock = realClock;
  const history = createHistory(clock);
  const pg = createPgSimulator({ clock, history, prng: createPrng(1) });
  const simulator = {
    ...pg,
    operations: [...pg.operations, ...assetOperations()],
  };
  const faults = createFaultPlan([]);
  const answers = createAnswerPlan([]);
  const exchanges = createExchanges(simulator, { clock, history, faults, answers });
  return listen({ simulator, exchanges, onCrash: () => Promise.resolve() });
}

function assetOperations(): readonly Operation[] {
  return browserAssets().map(({ path, headers, body }) => ({
    name: 'pg.asset',
    method: 'GET',
    path,
    orderOf: () => null,
    execute: () => ({ status: 200, headers, body, code: null }),
  }));
}
