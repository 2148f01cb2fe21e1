import assert from 'node:assert/strict';
import { cancelOnlyCaptured } from './cancel-only-captured.js';
import { begun, breachesOf, cancelled, charged, historyOf, refunded } from './history-of.js';

describe('cancelOnlyCaptured', () => {
  it('finds a cancel of what was not captured', () => {
    assert.deepEqual(breachesOf(cancelOnlyCaptured, historyOf(begun, cancelled(2))), [
      'Payment k1 should not have been cancelled: it had not been captured.',
    ]);
  });

  it('finds a cancel of what the PG does not know', () => {
    const stray = cancelled(2, { path: '/v1/payments/k9/cancel', order: null });

    assert.deepEqual(breachesOf(cancelOnlyCaptured, historyOf(charged, stray)), [
      'Payment k9 should not have been cancelled: the PG does not know it.',
    ]);
  });

  it('finds a part that was returned', () => {
    const part = refunded({ amountKrw: 29_999 });

    assert.deepEqual(breachesOf(cancelOnlyCaptured, historyOf(charged, cancelled(2), part)), [
      'Payment k1 should have been returned wholly, but 1 won were left.',
    ]);
  });

  it('accepts a cancel of all, and another one whose forerunner was not heard of', () => {
    const history = historyOf(charged, cancelled(2), refunded(), cancelled(3));

    assert.deepEqual(breachesOf(cancelOnlyCaptured, history), []);
  });

  it('accepts a part that the operator of the PG returned', () => {
    const history = historyOf(charged, refunded({ amountKrw: 1, by: 'operator' }));

    assert.deepEqual(breachesOf(cancelOnlyCaptured, history), []);
  });
});
