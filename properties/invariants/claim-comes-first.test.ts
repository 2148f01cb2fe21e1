import assert from 'node:assert/strict';
import { claimComesFirst } from './claim-comes-first.js';
import {
  breachesOf,
  charged,
  claimed,
  executed,
  handedOver,
  historyOf,
  opened,
  released,
  reopened,
  replied,
  struck,
} from './history-of.js';

describe('claimComesFirst', () => {
  it('finds a completion by an attempt that never claimed', () => {
    const history = historyOf(charged, handedOver('complete', 2, 'a9'));

    assert.deepEqual(breachesOf(claimComesFirst, history), [
      'Order R-1 got a legacy-order.complete by attempt a9, whose claim was never accepted.',
    ]);
  });

  it('finds a fence by an attempt that has released the order', () => {
    const history = historyOf(opened(), claimed(), released(), handedOver('fence', 2));

    assert.deepEqual(breachesOf(claimComesFirst, history), [
      'Order R-1 got a legacy-order.fence by attempt a1, which had released it.',
    ]);
  });

  it('accepts a release that is repeated, and the claim itself', () => {
    const again = [handedOver('release', 2), released(), handedOver('release', 3)];

    assert.deepEqual(
      breachesOf(claimComesFirst, historyOf(opened(), handedOver('claim', 1), claimed(), again)),
      [],
    );
  });

  it('accepts a completion of what a clerk took away, and what the network delivers again', () => {
    const twice = [handedOver('complete', 2), struck(2, 'deliver-twice'), executed(2), replied(2)];
    const again = [released(), handedOver('complete', 3)];
    const taken = [reopened('in-progress'), handedOver('complete', 2)];

    assert.deepEqual(breachesOf(claimComesFirst, historyOf(charged, taken)), []);
    assert.deepEqual(breachesOf(claimComesFirst, historyOf(charged, twice, again)), []);
  });
});
