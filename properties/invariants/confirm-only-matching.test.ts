import assert from 'node:assert/strict';
import { confirmOnlyMatching } from './confirm-only-matching.js';
import {
  authenticated,
  begun,
  breachesOf,
  calledBack,
  changed,
  charged,
  claimed,
  confirmed,
  executed,
  fenced,
  type Happening,
  historyOf,
  opened,
  released,
  reopened,
  replied,
  sent,
  struck,
} from './history-of.js';

function mismatches(...happenings: readonly Happening[]) {
  return breachesOf(confirmOnlyMatching, historyOf(...happenings)).map((message) =>
    message.replace('Payment k1 should not have been confirmed: ', ''),
  );
}

describe('confirmOnlyMatching', () => {
  it('finds a confirm for another PG order', () => {
    assert.deepEqual(mismatches(begun, confirmed(1, { orderId: 'pg-a2' })), [
      'it was authenticated for PG order pg-a1, but confirmed for pg-a2.',
    ]);
  });

  it('finds a confirm for another amount', () => {
    assert.deepEqual(mismatches(begun, confirmed(1, { amount: 1 })), [
      'the claim says 30,000 won, the confirm 1 won.',
    ]);
  });

  it('finds a confirm of a key that only a forged callback brought', () => {
    const forged = [opened(), claimed(), authenticated(), calledBack({ amountKrw: 1 })];

    assert.deepEqual(mismatches(forged, confirmed(1)), [
      'only callbacks for another order or amount had brought it.',
    ]);
  });

  it("finds a confirm of a key that another order's customer brought", () => {
    const stolen = [opened(), claimed(), authenticated(), calledBack({ order: 'R-2' })];

    assert.equal(mismatches(stolen, confirmed(1)).length, 1);
  });

  it('finds a confirm after the service closed the attempt', () => {
    assert.deepEqual(mismatches(begun, released(), confirmed(1)), [
      'attempt a1 was released already.',
    ]);
    assert.deepEqual(mismatches(begun, fenced(), confirmed(1)), ['attempt a1 was fenced already.']);
  });

  it('finds a confirm for an attempt that another one followed', () => {
    const again = [reopened('in-progress'), claimed({ attempt: 'a2' })];

    assert.deepEqual(mismatches(begun, again, confirmed(1)), [
      'attempt a1 had been followed by another one.',
    ]);
  });

  it('finds a confirm for an order that was never claimed', () => {
    assert.deepEqual(mismatches(opened(), authenticated(), confirmed(1)), [
      'order R-1 had not been claimed.',
    ]);
  });

  it('accepts a second authentication of an attempt and a second confirm of its key', () => {
    const second = authenticated({ paymentKey: 'k2' });

    assert.deepEqual(mismatches(charged, second, confirmed(2)), []);
    assert.deepEqual(mismatches(begun, second, confirmed(1, { paymentKey: 'k2' })), []);
  });

  it('accepts a genuine callback beside forged ones', () => {
    assert.deepEqual(mismatches(begun, calledBack({ amountKrw: 1 }), confirmed(1)), []);
  });

  it('accepts a confirm that the network delivers again after the release', () => {
    const twice = [confirmed(1), struck(1, 'deliver-twice'), executed(1), replied(1)];

    assert.deepEqual(mismatches(begun, twice, released(), confirmed(2), executed(2)), []);
  });

  it('accepts a confirm just after a clerk took the order away', () => {
    const sold = changed('in-progress', 'closed', { by: 'clerk', attempt: null });

    assert.deepEqual(mismatches(begun, sold, confirmed(1)), []);
  });

  it('accepts confirms of invented keys and unreadable ones', () => {
    const bodies = ['not json', '"text"', 'null', '{}', '{"paymentKey":"k1"}'];
    const unreadable = bodies.map((body, index) => sent('pg.confirm', index + 2, { body }));

    assert.deepEqual(mismatches(begun, confirmed(1, { paymentKey: 'invented' }), unreadable), []);
  });
});
