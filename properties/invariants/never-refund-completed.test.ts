import assert from 'node:assert/strict';
import {
  authenticated,
  breachesOf,
  captured,
  charged,
  completed,
  historyOf,
  opened,
  paid,
  refunded,
  reopened,
  returned,
} from './history-of.js';
import { neverRefundCompleted } from './never-refund-completed.js';

describe('neverRefundCompleted', () => {
  it('finds a refund after the completion', () => {
    assert.deepEqual(breachesOf(neverRefundCompleted, historyOf(paid, refunded())), [
      'Payment k1 was refunded although order R-1 is complete.',
    ]);
  });

  it('finds a completion after the refund', () => {
    assert.deepEqual(
      breachesOf(neverRefundCompleted, historyOf(charged, refunded(), completed())),
      ['Order R-1 was completed although its payment had been refunded.'],
    );
  });

  it('accepts the refund of a second charge of a completed order', () => {
    const second = { paymentKey: 'k2' };
    const history = historyOf(paid, authenticated(second), captured(second), refunded(second));

    assert.deepEqual(breachesOf(neverRefundCompleted, history), []);
  });

  it("accepts the operator's refund of a completed order", () => {
    const history = historyOf(paid, refunded({ by: 'operator' }));

    assert.deepEqual(breachesOf(neverRefundCompleted, history), []);
  });

  it('accepts a refund after a clerk opened the order again', () => {
    const history = historyOf(paid, reopened('complete'), refunded());

    assert.deepEqual(breachesOf(neverRefundCompleted, history), []);
  });

  it('accepts a refund of an order that was not completed', () => {
    assert.deepEqual(breachesOf(neverRefundCompleted, historyOf(returned)), []);
  });

  it('accepts a refund that belongs to no order, which others find', () => {
    const history = historyOf(opened(), refunded({ order: null }));

    assert.deepEqual(breachesOf(neverRefundCompleted, history), []);
  });
});
