import assert from 'node:assert/strict';
import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import { firstDifference } from './first-difference.js';

const rested: HistoryEntry = { seq: 0, atMs: 0, kind: 'rested' };
const started: HistoryEntry = { seq: 1, atMs: 5, kind: 'service-started', instance: 1 };

describe('firstDifference', () => {
  it('is null for histories that are the same', () => {
    assert.equal(firstDifference([rested, started], [{ ...rested }, { ...started }]), null);
  });

  it('is the first entry that differs, with the fields that do', () => {
    const later = { ...started, atMs: 6 };

    assert.deepEqual(firstDifference([rested, started, rested], [rested, later]), {
      seq: 1,
      one: started,
      other: later,
      fields: ['atMs'],
    });
  });

  it('is the first entry that one of them does not have', () => {
    const difference = firstDifference([rested], [rested, started]);

    assert.deepEqual([difference?.seq, difference?.one, difference?.other], [1, null, started]);
  });
});
