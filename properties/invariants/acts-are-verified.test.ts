import assert from 'node:assert/strict';
import type { HistoryEvent } from '../../simulators/kit/history/history-entry.js';
import { actsAreVerified } from './acts-are-verified.js';
import {
  begun,
  believed,
  breachesOf,
  changed,
  charged,
  confirmed,
  executed,
  fenced,
  flagged,
  type Happening,
  historyOf,
  lookedUp,
  orderRead,
  paid,
  refunded,
  released,
  rested,
  seen,
  withdrawn,
} from './history-of.js';

function breachesIn(...happenings: readonly Happening[]): string[] {
  return breachesOf(actsAreVerified, historyOf(...happenings));
}

const flaggedCharge = [...charged, fenced(), flagged()];
const refundedByHand = refunded({ by: 'operator' });
const byHand = changed('in-progress', 'complete', { by: 'clerk', attempt: null });
const refusal: HistoryEvent = {
  kind: 'act-answered',
  ...{ order: 'R-1', attempt: 'a1', act: 'refunded-by-hand' },
  holds: false,
  reason: 'MONEY_STILL_HELD',
};

describe('actsAreVerified', () => {
  it('finds that money is believed to be returned that is held, or held in part', () => {
    assert.deepEqual(breachesIn(flaggedCharge, believed('refunded-by-hand')), [
      'An operator was believed to have settled order R-1 (refunded-by-hand), but 30,000 won are still held.',
    ]);
    const half = refunded({ by: 'operator', amountKrw: 10_000 });
    assert.equal(breachesIn(flaggedCharge, half, believed('refunded-by-hand')).length, 1);
    assert.equal(breachesIn(begun, believed('refunded-by-hand')).length, 1);
    assert.equal(breachesIn(paid, refundedByHand, believed('refunded-by-hand')).length, 1);
  });

  it('finds that an order is believed to be complete that is not, or is without money', () => {
    assert.equal(breachesIn(charged, flagged(), believed('completed-by-hand')).length, 1);
    const gone = [...charged, flagged(), byHand, refundedByHand] as const;
    assert.equal(breachesIn(gone, believed('completed-by-hand')).length, 1);
  });

  it('finds that an order may stay that is held, could be paid again or may still be charged', () => {
    assert.deepEqual(breachesIn(flaggedCharge, believed('accepted-as-is')), [
      'An operator was believed to have settled order R-1 (accepted-as-is), but it would stay cancelling.',
    ]);
    assert.equal(breachesIn(charged, released(), believed('accepted-as-is')).length, 1);
    const charging = [
      ...begun,
      confirmed(1),
      changed('in-progress', 'closed', { by: 'clerk', attempt: null }),
    ];
    assert.equal(breachesIn(charging, believed('accepted-as-is')).length, 1);
  });

  it('finds that something was accepted which nobody had seen', () => {
    const raised = changed('complete', 'complete', { by: 'clerk', amountKrw: 40_000 });
    const called = [...paid, raised, flagged()] as const;
    const raisedAgain = changed('complete', 'complete', { by: 'clerk', amountKrw: 50_000 });

    assert.deepEqual(breachesIn(called, seen, raisedAgain, believed('accepted-as-is')), [
      'An operator was believed to have settled order R-1 (accepted-as-is), but what they had seen was no longer so.',
    ]);
    assert.deepEqual(breachesIn(called, seen, believed('accepted-as-is')), []);
    const late = [raisedAgain, ...lookedUp(80), ...orderRead(81)];
    assert.deepEqual(breachesIn(called, seen, believed('accepted-as-is', late)), []);
    assert.deepEqual(breachesIn(called, seen, raisedAgain, seen, believed('accepted-as-is')), []);
  });

  it('finds that a partner was not looked at after the word', () => {
    const settled = [...flaggedCharge, refundedByHand, ...lookedUp(70), ...orderRead(71)];

    assert.equal(breachesIn(settled, believed('refunded-by-hand', lookedUp(80))).length, 1);
    assert.equal(breachesIn(settled, believed('refunded-by-hand', orderRead(80))).length, 1);
  });

  it('finds that the item of a settled case is still open', () => {
    const settled = [...flaggedCharge, refundedByHand, ...believed('refunded-by-hand')];

    assert.deepEqual(breachesIn(settled, rested), [
      'An operator has settled attempt a1 of order R-1, but its manual item is still open.',
    ]);
    assert.deepEqual(breachesIn(settled, withdrawn, rested), []);
    // People were called anew.
    assert.deepEqual(breachesIn(settled, withdrawn, flagged({ sinceMs: 9_000 }), rested), []);
  });

  it('accepts a word that is so, and any refusal', () => {
    assert.deepEqual(breachesIn(flaggedCharge, refundedByHand, believed('refunded-by-hand')), []);
    assert.deepEqual(breachesIn(charged, flagged(), byHand, believed('completed-by-hand')), []);
    const away = changed('complete', 'unpayable', { by: 'batch', attempt: null });
    assert.deepEqual(breachesIn(paid, away, flagged(), believed('accepted-as-is')), []);
    assert.deepEqual(breachesIn(flaggedCharge, refusal), []);
    assert.deepEqual(breachesIn(flaggedCharge, executed(1), refusal, rested), []);
  });
});
