import assert from 'node:assert/strict';
import type { HistoryEvent } from '../../simulators/kit/history/history-entry.js';
import { acceptedNewsIsNotLost } from './accepted-news-is-not-lost.js';
import { breachesOf, flagged, historyOf, paid, refunded, rested, returned } from './history-of.js';

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
