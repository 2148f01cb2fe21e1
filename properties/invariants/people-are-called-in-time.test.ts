import assert from 'node:assert/strict';
import { defaultBounds } from '../ledger/bounds.js';
import {
  breachesOf,
  charged,
  executed,
  flagged,
  handedOver,
  historyOf,
  refunded,
  replied,
} from './history-of.js';
import { peopleAreCalledInTime } from './people-are-called-in-time.js';

const { flagWithinMs } = defaultBounds;
const lastNewsMs = charged.length - 1;

describe('peopleAreCalledInTime', () => {
  it('finds that people are called too late', () => {
    const history = historyOf(charged, flagged({ sinceMs: lastNewsMs + flagWithinMs + 1 }));

    assert.deepEqual(breachesOf(peopleAreCalledInTime, history), [
      `People were called for order R-1 only ${flagWithinMs + 1} ms after its last news.`,
    ]);
  });

  it('accepts a call in the last moment', () => {
    const history = historyOf(charged, flagged({ sinceMs: lastNewsMs + flagWithinMs }));

    assert.deepEqual(breachesOf(peopleAreCalledInTime, history), []);
  });

  it('accepts a late call after something was learnt', () => {
    const sinceMs = charged.length + flagWithinMs;
    const refused = [handedOver('complete', 2), executed(2), replied(2, { status: 409 })];

    for (const news of [[refunded()], refused]) {
      const history = historyOf(charged, news, flagged({ sinceMs }));
      assert.deepEqual(breachesOf(peopleAreCalledInTime, history), []);
    }
  });

  it('accepts an item that changes later, and one that does not say since when', () => {
    const early = flagged({ sinceMs: lastNewsMs });
    const late = flagged({ sinceMs: lastNewsMs + flagWithinMs + 1, exposureKrw: 0 });

    assert.deepEqual(breachesOf(peopleAreCalledInTime, historyOf(charged, early, late)), []);
    assert.deepEqual(breachesOf(peopleAreCalledInTime, historyOf(charged, flagged())), []);
  });
});
