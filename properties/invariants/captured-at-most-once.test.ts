import assert from 'node:assert/strict';
import { capturedAtMostOnce } from './captured-at-most-once.js';
import {
  authenticated,
  begun,
  breachesOf,
  captured,
  charged,
  claimed,
  completed,
  flagged,
  historyOf,
  paid,
  refunded,
  reopened,
  rested,
  returned,
} from './history-of.js';

const secondKey = { paymentKey: 'k2' };
const secondCharge = [authenticated(secondKey), captured(secondKey)];

describe('capturedAtMostOnce', () => {
  it('finds two payments of one order captured at the same time', () => {
    assert.deepEqual(breachesOf(capturedAtMostOnce, historyOf(charged, secondCharge)), [
      'Order R-1 should be charged once, but k1 and k2 are captured at the same time.',
    ]);
  });

  it('finds a completed order that rests on no payment', () => {
    assert.deepEqual(breachesOf(capturedAtMostOnce, historyOf(begun, completed(), rested)), [
      'Completed order R-1 should rest on one captured payment, but rests on 0.',
    ]);
  });

  it('accepts a second capture after the first was returned', () => {
    const again = [claimed({ attempt: 'a2' }), ...secondCharge, completed({ attempt: 'a2' })];

    assert.deepEqual(breachesOf(capturedAtMostOnce, historyOf(returned, again, rested)), []);
  });

  it('accepts that a completed order is sold anew after a clerk opened it again', () => {
    const again = [
      claimed({ attempt: 'a2' }),
      authenticated({ paymentKey: 'k2', pgOrderId: 'pg-a2' }),
      captured({ paymentKey: 'k2', pgOrderId: 'pg-a2' }),
      completed({ attempt: 'a2' }),
    ];
    const history = historyOf(paid, reopened('complete'), again, rested);

    assert.deepEqual(breachesOf(capturedAtMostOnce, history), []);
  });

  it('accepts that the operator returns the money of a completed order', () => {
    const history = historyOf(paid, refunded({ by: 'operator' }), rested);

    assert.deepEqual(breachesOf(capturedAtMostOnce, history), []);
  });

  it('accepts a completed order without money when people were called', () => {
    const history = historyOf(begun, completed(), flagged(), rested);

    assert.deepEqual(breachesOf(capturedAtMostOnce, history), []);
  });

  it('accepts money that belongs to no order, which others find', () => {
    const nobodys = { order: null };

    assert.deepEqual(
      breachesOf(capturedAtMostOnce, historyOf(authenticated(nobodys), captured(nobodys))),
      [],
    );
  });
});
