import assert from 'node:assert/strict';
import { breachesOf, charged, flagged, historyOf, withdrawn } from './history-of.js';
import { itemKeepsItsAge } from './item-keeps-its-age.js';

describe('itemKeepsItsAge', () => {
  it('finds an item that grows younger', () => {
    const history = historyOf(charged, flagged({ sinceMs: 5 }), flagged({ sinceMs: 9 }));

    assert.deepEqual(breachesOf(itemKeepsItsAge, history), [
      'The manual item of attempt a1 says that people were first called at +9 ms, after it had said +5 ms.',
    ]);
  });

  it('accepts another sum, another cause, another attempt, and a new item after the end of the first', () => {
    for (const second of [
      [flagged({ sinceMs: 5, exposureKrw: 0 })],
      [flagged({ sinceMs: 9, cause: 'UNRESOLVED' })],
      [flagged({ sinceMs: 9, attempt: 'a2' })],
      [withdrawn, flagged({ sinceMs: 9 })],
    ]) {
      const history = historyOf(charged, flagged({ sinceMs: 5 }), second);

      assert.deepEqual(breachesOf(itemKeepsItsAge, history), []);
    }
  });
});
