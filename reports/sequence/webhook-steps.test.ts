import assert from 'node:assert/strict';
import type { HistoryEvent } from '../../simulators/kit/history/history-entry.js';
import { toSequence } from './to-sequence.js';

type Told = { readonly retriedCount?: number; readonly tells?: string | null };

function sent({ retriedCount = 0, tells = 'DONE' }: Told = {}) {
  const about = { webhook: 'w-1', order: 'R-1', paymentKey: 'k-1', url: 'http://shop', body: '{}' };
  const eventType = 'BILLING_DELETED';
  return { kind: 'webhook-sent', eventType, retriedCount, tells, ...about } satisfies HistoryEvent;
}

function answered(status: number | null) {
  const outcome = status === 200 ? 'accepted' : status === null ? 'unknown' : 'rejected';
  const about = { webhook: 'w-1', retriedCount: 0, order: 'R-1' };
  return { kind: 'webhook-answered', ...about, outcome, status } satisfies HistoryEvent;
}

/** The messages of a history: who to whom, what, and whether it came. */
function tell(...events: readonly HistoryEvent[]) {
  const steps = toSequence(events.map((event, seq) => ({ seq, atMs: seq, ...event })));
  return steps.map((step) =>
    step.kind === 'message' ? [step.from, step.to, step.label, step.fate].join(' ') : step.kind,
  );
}

describe('webhooks in a sequence', () => {
  it('are messages from the PG to the service, by the status that they tell', () => {
    assert.deepEqual(tell(sent(), answered(200)), [
      'pg service webhook DONE delivered',
      'service pg 200 delivered',
    ]);
  });

  it('are numbered when they are sent again', () => {
    assert.deepEqual(tell(sent({ retriedCount: 2 })), ['pg service webhook DONE #3 delivered']);
  });

  it('have the name of their event when they tell of no status', () => {
    assert.deepEqual(tell(sent({ tells: null })), ['pg service webhook BILLING_DELETED delivered']);
  });

  it('come from the customer who forges them', () => {
    assert.deepEqual(tell({ ...sent(), forgedBy: 'kim' }, { ...answered(200), forgedBy: 'kim' }), [
      'customer service kim forges a webhook DONE delivered',
      'service customer 200 delivered',
    ]);
  });

  it('show that no answer came', () => {
    assert.deepEqual(tell(answered(null)), ['service pg no answer lost']);
  });
});
