import assert from 'node:assert/strict';
import type { HistoryEvent } from '../../simulators/kit/history/history-entry.js';
import { acceptedNewsIsNotLost } from './accepted-news-is-not-lost.js';
import {
  believed,
  breachesOf,
  changed,
  flagged,
  type Happening,
  historyOf,
  paid,
  refunded,
  reopened,
  rested,
  returned,
  withdrawn,
} from './history-of.js';

type Webhook = { readonly tells?: string; readonly status?: number; readonly isForged?: boolean };

/** The PG tells the service, which accepts it; unless it is otherwise. */
function told({
  tells = 'CANCELED',
  status = 200,
  isForged = false,
}: Webhook = {}): readonly HistoryEvent[] {
  const about = {
    ...{ webhook: 'w1', retriedCount: 0, order: 'R-1' },
    ...(isForged && { forgedBy: 'mina' }),
  };
  const message = {
    eventType: 'PAYMENT_STATUS_CHANGED',
    paymentKey: 'k1',
    tells,
    url: '/',
    body: '{}',
  };
  const outcome = status === 200 ? 'accepted' : 'rejected';
  return [
    { kind: 'webhook-sent', ...about, ...message },
    { kind: 'webhook-answered', ...about, outcome, status },
  ];
}

const gone = [...paid, refunded({ by: 'operator' })];

describe('acceptedNewsIsNotLost', () => {
  it('finds that nobody was called for money that went back, wholly or in part', () => {
    assert.deepEqual(breachesOf(acceptedNewsIsNotLost, historyOf(gone, told(), rested)), [
      'The webhook was accepted that tells of 30,000 won returned of complete order R-1, and nobody was called.',
    ]);
    const half = [...paid, refunded({ by: 'operator', amountKrw: 1 })];
    const history = historyOf(half, told({ tells: 'PARTIAL_CANCELED' }), rested);
    assert.equal(breachesOf(acceptedNewsIsNotLost, history).length, 1);
  });

  it('accepts that people were called, and that nothing is lacking', () => {
    const calls = historyOf(gone, told(), flagged(), rested);

    assert.deepEqual(breachesOf(acceptedNewsIsNotLost, calls), []);
    assert.deepEqual(breachesOf(acceptedNewsIsNotLost, historyOf(returned, told(), rested)), []);
    assert.deepEqual(breachesOf(acceptedNewsIsNotLost, historyOf(paid, told(), rested)), []);
  });

  it('finds that only people who were done before it were called', () => {
    const before = [...paid, flagged(), withdrawn, refunded({ by: 'operator' })];

    assert.equal(breachesOf(acceptedNewsIsNotLost, historyOf(before, told(), rested)).length, 1);
  });

  it('accepts that nobody was called for the money of an order that a clerk has opened again', () => {
    const opened = [...paid, reopened('complete'), refunded({ by: 'operator' })];

    assert.deepEqual(breachesOf(acceptedNewsIsNotLost, historyOf(opened, told(), rested)), []);
  });

  it('finds that nobody was called once more for what came after an operator had accepted what was before', () => {
    const half = [...paid, refunded({ by: 'operator', amountKrw: 1 })];
    const tells = 'PARTIAL_CANCELED';
    const accepted = [half, told({ tells }), flagged(), believed('accepted-as-is'), withdrawn];
    const more = refunded({ by: 'operator', amountKrw: 2 });
    const breachesIn = (...happenings: readonly Happening[]) =>
      breachesOf(acceptedNewsIsNotLost, historyOf(...accepted, ...happenings, rested));

    assert.equal(breachesIn(more, told({ tells })).length, 1);
    assert.deepEqual(breachesIn(more, told({ tells }), flagged()), []);
    assert.deepEqual(breachesIn(), []);
    assert.deepEqual(breachesIn(more), []);
  });

  it('accepts that the price of the order was lowered by as much', () => {
    const cheaper = changed('complete', 'complete', { by: 'clerk', amountKrw: 22_000 });
    const difference = refunded({ by: 'operator', amountKrw: 8_000 });
    const history = historyOf(
      paid,
      cheaper,
      difference,
      told({ tells: 'PARTIAL_CANCELED' }),
      rested,
    );

    assert.deepEqual(breachesOf(acceptedNewsIsNotLost, history), []);
  });

  it('accepts silence where nobody told, the webhook was not accepted, or a customer sent it', () => {
    for (const webhook of [
      [],
      told({ status: 503 }),
      told({ isForged: true }),
      told({ tells: 'DONE' }),
    ]) {
      assert.deepEqual(breachesOf(acceptedNewsIsNotLost, historyOf(gone, webhook, rested)), []);
    }
  });
});
