import assert from 'node:assert/strict';
import { createPrng, type Prng } from '../kit/choices/prng.js';
import { createManualClock } from '../kit/clock/manual-clock.js';
import { beginPayment } from './acts/begin-payment.js';
import { accept } from './core/decision.js';
import { newTransactionKey } from './keys.js';
import { createPg } from './pg.js';
import { defaultSwitches } from './switches.js';

function startDrawing(prng: Prng) {
  const history = { record: () => undefined, startedAtMs: 0 };
  const clock = createManualClock(0);
  return createPg({ clock, history, prng, switches: defaultSwitches, pages: null });
}

/** Each stream counts up from 0, and a second one of the same name brings nothing new. */
function counting(): Prng {
  let next = 0;
  return { next: () => next++, fork: (name) => (name.startsWith('second') ? still : counting()) };
}
const still: Prng = { next: () => 0, fork: () => still };

describe('pg: keys', () => {
  it('of 200 000 transactions differ', () => {
    const pg = startDrawing(createPrng(1));
    const keys = new Set<string>();

    for (let nth = 0; nth < 200_000; nth += 1) {
      keys.add(newTransactionKey(pg.randomFor(`approval of ${nth}`)));
    }

    assert.equal(keys.size, 200_000);
  });

  it('of payments are drawn again when they are taken', () => {
    const pg = startDrawing(counting());
    const wish = { orderName: '수리', amount: 33_000 };
    const first = beginPayment(pg, { ...wish, orderId: 'pg-order-1' });
    pg.carryOut(accept(first), null);

    const second = beginPayment(pg, { ...wish, orderId: 'pg-order-2' });

    assert.notEqual(second.paymentKey, first.paymentKey);
  });
});
