import assert from 'node:assert/strict';
import { conservation } from './conservation.js';
import {
  authenticated,
  breachesOf,
  captured,
  charged,
  flagged,
  historyOf,
  opened,
  paid,
  refunded,
  released,
  rested,
  returned,
} from './history-of.js';

describe('conservation', () => {
  it('finds a capture of more than was authorised', () => {
    const breaches = breachesOf(conservation, historyOf(charged, captured({ amountKrw: 1 })));

    assert.deepEqual(breaches, [
      'Payment k1 was authorised for 30,000 won, but 30,001 won were captured.',
    ]);
  });

  it('finds a capture that nobody authenticated', () => {
    assert.equal(breachesOf(conservation, historyOf(opened(), captured())).length, 1);
  });

  it('finds a capture that belongs to no order', () => {
    const history = historyOf(authenticated({ order: null }), captured({ order: null }));

    assert.deepEqual(breachesOf(conservation, history), [
      'Payment k1 was captured, but belongs to no order.',
    ]);
  });

  it('finds a refund of more than was captured', () => {
    const history = historyOf(charged, refunded(), refunded({ amountKrw: 1, by: 'operator' }));

    assert.deepEqual(breachesOf(conservation, history), [
      'Payment k1 captured 30,000 won, but 30,001 won were refunded.',
    ]);
  });

  it('accepts a second deposit after the bank took the first back, and no third', () => {
    const again = [charged, refunded({ by: 'bank' }), captured()] as const;

    assert.deepEqual(breachesOf(conservation, historyOf(...again)), []);
    assert.equal(breachesOf(conservation, historyOf(...again, captured())).length, 1);
  });

  it('finds money that rests with a released order', () => {
    const breaches = breachesOf(conservation, historyOf(charged, released(), rested));

    assert.deepEqual(breaches, ['Order R-1 should hold 0 won at rest, but holds 30,000 won.']);
  });

  it('accepts money that was kept, returned, or lies where people look', () => {
    assert.deepEqual(breachesOf(conservation, historyOf(paid, rested)), []);
    assert.deepEqual(breachesOf(conservation, historyOf(returned, rested)), []);
    assert.deepEqual(breachesOf(conservation, historyOf(charged, flagged(), rested)), []);
  });

  it('accepts that the operator returns the money of a completed order', () => {
    const history = historyOf(paid, refunded({ by: 'operator' }), rested);

    assert.deepEqual(breachesOf(conservation, history), []);
  });
});
