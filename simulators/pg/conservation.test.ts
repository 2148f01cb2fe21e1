import assert from 'node:assert/strict';
import fc from 'fast-check';
import { startPg } from './start-pg.js';

type Trial = ReturnType<typeof startPg>;

const amountKrw = 10_000;

/** One request about one of the keys so far, some of them wrong. */
const step = fc.oneof(
  fc.record({ act: fc.constant('authenticate' as const), order: fc.nat({ max: 1 }) }),
  fc.record({ act: fc.constant('confirm' as const), key: fc.nat(5), order: fc.nat({ max: 1 }) }),
  fc.record({
    act: fc.constant('cancel' as const),
    key: fc.nat(5),
    part: fc.option(fc.integer({ min: 1, max: 12_000 })),
  }),
  fc.record({ act: fc.constant('wait' as const), byMs: fc.integer({ min: 1, max: 400_000 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function play(trial: Trial, steps: readonly Step[]) {
  const keys: string[] = [];
  for (const one of steps) {
    switch (one.act) {
      case 'authenticate':
        keys.push(trial.authenticate(`pg-order-${one.order}`, `R-${one.order}`, amountKrw));
        break;
      case 'confirm':
        trial.confirm(keys[one.key] ?? 'unheard-of', {
          orderId: `pg-order-${one.order}`,
          amount: amountKrw,
        });
        break;
      case 'cancel':
        trial.cancel(
          keys[one.key] ?? 'unheard-of',
          one.part === null ? {} : { cancelAmount: one.part },
        );
        break;
      case 'wait':
        trial.clock.advance(one.byMs);
        break;
    }
  }
}

describe('pg: conservation', () => {
  it('never captures an order id twice nor returns more than it took, and shows what it did', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const trial = startPg();

        play(trial, steps);

        const effects = trial.effects();
        const capturedOrders: string[] = [];
        for (const payment of trial.pg.payments()) {
          const of = effects.filter(
            (e) => 'paymentKey' in e && e.paymentKey === payment.paymentKey,
          );
          const sum = (kind: string) =>
            of.reduce((all, e) => all + (e.kind === kind && 'amountKrw' in e ? e.amountKrw : 0), 0);
          const captured = sum('payment-captured');
          const refunded = sum('payment-refunded');
          if (captured > 0) capturedOrders.push(payment.pgOrderId);
          assert.ok(captured === 0 || captured === amountKrw);
          assert.ok(refunded <= captured);
          if (captured > 0) assert.equal(payment.balance, captured - refunded);
          if (captured === 0) assert.equal(payment.approvedAtMs, null);
        }
        assert.equal(new Set(capturedOrders).size, capturedOrders.length);
      }),
      { numRuns: 300 },
    );
  });
});
