import assert from 'node:assert/strict';
import {
  begun,
  changed,
  charged,
  claimed,
  completed,
  confirmed,
  executed,
  flagged,
  type Happening,
  healed,
  historyOf,
  opened,
  paid,
  paidOwn,
  posted,
  refunded,
  released,
  reopened,
  replied,
  returned,
  struck,
  withdrawn,
} from '../invariants/history-of.js';
import { endOf } from './end-of.js';
import { createLedger } from './ledger.js';

function endAfter(...happenings: readonly Happening[]) {
  const ledger = createLedger();
  historyOf(...happenings).forEach(ledger.apply);
  const order = ledger.orders.get('R-1');
  assert.ok(order !== undefined);
  return endOf(order, ledger.nowMs);
}

const late = [confirmed(1), struck(1, 'execute-late'), replied(1)];

describe('endOf', () => {
  it('is released before anybody pays, and after a release without money', () => {
    assert.equal(endAfter(opened()), 'released');
    assert.equal(endAfter(begun, released()), 'released');
  });

  it('is open while the order is held', () => {
    assert.equal(endAfter(opened(), claimed()), 'open');
    assert.equal(endAfter(charged), 'open');
    assert.equal(endAfter(charged, changed('in-progress', 'cancelling')), 'open');
  });

  it('is open while a confirm may still capture, and not when it has executed', () => {
    assert.equal(endAfter(begun, late, released()), 'open');
    assert.equal(endAfter(begun, late, released(), executed(1)), 'released');
  });

  it('is completed when the price is kept', () => {
    assert.equal(endAfter(paid), 'completed');
  });

  it('is open while the books do not show the price of what is the shop’s own', () => {
    assert.equal(endAfter(paidOwn), 'open');
    assert.equal(endAfter(paidOwn, posted({ by: 'accountant', amountKrw: 3_000 })), 'open');
    assert.equal(endAfter(paidOwn, posted()), 'completed');
  });

  it('is released when the bank took back what was deposited before the order was complete', () => {
    assert.equal(endAfter(charged, refunded({ by: 'bank' }), released()), 'released');
  });

  it('is completed whatever a bank takes back afterwards', () => {
    assert.equal(endAfter(paid, refunded({ by: 'bank' })), 'completed');
  });

  it('is open when a batch has taken the completion back, until people are called or the money is returned', () => {
    const takenBack = changed('complete', 'payable', { by: 'batch' });

    assert.equal(endAfter(paid, takenBack), 'open');
    assert.equal(endAfter(paid, takenBack, flagged()), 'manual');
    assert.equal(endAfter(paid, takenBack, refunded()), 'cancelled');
  });

  it('is open when the price is not what is kept', () => {
    assert.equal(endAfter(begun, completed()), 'open');
    assert.equal(endAfter(paid, refunded({ amountKrw: 1 })), 'open');
  });

  it('stays completed whatever people do to it afterwards', () => {
    assert.equal(endAfter(paid, refunded({ by: 'operator' })), 'completed');
    assert.equal(endAfter(paid, reopened('complete')), 'completed');
  });

  it('is open when the service itself takes the order out of complete', () => {
    assert.equal(endAfter(paid, changed('complete', 'payable')), 'open');
  });

  it('is cancelled when all that was taken is returned', () => {
    assert.equal(endAfter(returned), 'cancelled');
  });

  it('is open while money lies on an order that nobody holds', () => {
    assert.equal(endAfter(charged, reopened('in-progress')), 'open');
  });

  it('is open when the legacy system changes the order for nobody', () => {
    const nobodys = { attempt: null };

    assert.equal(endAfter(changed('payable', 'in-progress', nobodys)), 'open');
    assert.equal(endAfter(changed('in-progress', 'complete', nobodys)), 'open');
  });

  it('is manual while an item is open, and not when it is withdrawn', () => {
    assert.equal(endAfter(charged, flagged()), 'manual');
    assert.equal(endAfter(returned, flagged(), withdrawn, healed), 'cancelled');
  });
});
