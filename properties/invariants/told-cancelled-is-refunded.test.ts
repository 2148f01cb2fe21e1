import assert from 'node:assert/strict';
import {
  begun,
  breachesOf,
  charged,
  historyOf,
  opened,
  refunded,
  returned,
  told,
} from './history-of.js';
import { toldCancelledIsRefunded } from './told-cancelled-is-refunded.js';

describe('toldCancelledIsRefunded', () => {
  it('finds "cancelled" before all money is returned', () => {
    const history = historyOf(charged, refunded({ amountKrw: 29_000 }), told('cancelled'));

    assert.deepEqual(breachesOf(toldCancelledIsRefunded, history), [
      'Customer mina was told "cancelled" of order R-1, but 1,000 won were still kept.',
    ]);
  });

  it('finds "cancelled" when no money had been taken', () => {
    const never = 'Customer mina was told "cancelled" of order R-1, but nothing had been captured.';
    const unclaimed = historyOf(opened(), told('cancelled', { attempt: null }));

    assert.deepEqual(breachesOf(toldCancelledIsRefunded, historyOf(begun, told('cancelled'))), [
      never,
    ]);
    assert.deepEqual(breachesOf(toldCancelledIsRefunded, unclaimed), [never]);
  });

  it('accepts "cancelled" as soon as the money is returned', () => {
    assert.deepEqual(
      breachesOf(toldCancelledIsRefunded, historyOf(charged, refunded(), told('cancelled'))),
      [],
    );
  });

  it("accepts the operator's refund, and other words", () => {
    const byOperator = historyOf(charged, refunded({ by: 'operator' }), told('cancelled'));

    assert.deepEqual(breachesOf(toldCancelledIsRefunded, byOperator), []);
    assert.deepEqual(
      breachesOf(toldCancelledIsRefunded, historyOf(returned, told('checking'))),
      [],
    );
  });
});
