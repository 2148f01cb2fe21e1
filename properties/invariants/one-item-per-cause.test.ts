import assert from 'node:assert/strict';
import { breachesOf, charged, flagged, historyOf, withdrawn } from './history-of.js';
import { oneItemPerCause } from './one-item-per-cause.js';

describe('oneItemPerCause', () => {
  it('finds the same cause twice', () => {
    const other = flagged({ attempt: 'a2' });

    for (const second of [other, flagged()]) {
      assert.deepEqual(breachesOf(oneItemPerCause, historyOf(charged, flagged(), second)), [
        'Order R-1 has two manual items for the cause CANCEL_REFUSED.',
      ]);
    }
  });

  it('accepts another cause, another order, another sum, and one after the other', () => {
    for (const second of [
      [flagged({ attempt: 'a2', cause: 'UNRESOLVED' })],
      [flagged({ order: 'R-2' })],
      [flagged({ exposureKrw: 0 })],
      [withdrawn, flagged({ attempt: 'a2' })],
      [withdrawn, flagged()],
    ]) {
      assert.deepEqual(breachesOf(oneItemPerCause, historyOf(charged, flagged(), second)), []);
    }
  });
});
