import assert from 'node:assert/strict';
import { everyOrderEnds } from './every-order-ends.js';
import {
  begun,
  breachesOf,
  charged,
  confirmed,
  flagged,
  historyOf,
  opened,
  paid,
  released,
  reopened,
  replied,
  rested,
  returned,
  struck,
} from './history-of.js';

describe('everyOrderEnds', () => {
  it('finds an order that rests in progress', () => {
    assert.deepEqual(breachesOf(everyOrderEnds, historyOf(charged, rested)), [
      'Order R-1 should have ended, but rests in-progress with 30,000 won kept.',
    ]);
  });

  it('finds money left on an order that a clerk opened again', () => {
    const history = historyOf(charged, reopened('in-progress'), rested);

    assert.equal(breachesOf(everyOrderEnds, history).length, 1);
  });

  it('finds an order whose payment may still be captured', () => {
    const late = [confirmed(1), struck(1, 'execute-late'), replied(1), released()];

    assert.equal(breachesOf(everyOrderEnds, historyOf(begun, late, rested)).length, 1);
  });

  it('accepts every lawful end', () => {
    const ends = [paid, returned, [...begun, released()], [...charged, flagged()]];

    for (const end of ends) {
      assert.deepEqual(breachesOf(everyOrderEnds, historyOf(end, rested)), []);
    }
  });

  it('accepts an order that nobody tried to pay', () => {
    assert.deepEqual(breachesOf(everyOrderEnds, historyOf(opened(), rested)), []);
  });
});
