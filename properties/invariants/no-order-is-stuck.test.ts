import assert from 'node:assert/strict';
import {
  begun,
  breachesOf,
  changed,
  charged,
  fenced,
  flagged,
  historyOf,
  paid,
  rested,
  returned,
} from './history-of.js';
import { noOrderIsStuck } from './no-order-is-stuck.js';

describe('noOrderIsStuck', () => {
  it('finds an order that rests in progress or cancelling', () => {
    const cancelling = historyOf(charged, fenced(), rested);

    assert.deepEqual(breachesOf(noOrderIsStuck, cancelling), [
      'Order R-1 rests cancelling by a1, and nobody was called.',
    ]);
    assert.equal(breachesOf(noOrderIsStuck, historyOf(begun, rested)).length, 1);
  });

  it('finds an order that is held by nobody', () => {
    const orphaned = changed('in-progress', 'in-progress', { attempt: null });

    assert.deepEqual(breachesOf(noOrderIsStuck, historyOf(begun, orphaned, rested)), [
      'Order R-1 rests in-progress by nobody, and nobody was called.',
    ]);
  });

  it('accepts an order that is held while people look at it', () => {
    const history = historyOf(charged, fenced(), flagged(), rested);

    assert.deepEqual(breachesOf(noOrderIsStuck, history), []);
  });

  it('accepts orders that are not held', () => {
    assert.deepEqual(breachesOf(noOrderIsStuck, historyOf(paid, rested)), []);
    assert.deepEqual(breachesOf(noOrderIsStuck, historyOf(returned, rested)), []);
  });
});
