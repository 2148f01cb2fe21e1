import assert from 'node:assert/strict';
import { breachesOf, charged, historyOf, logged, row } from './history-of.js';
import { logOnlyGrows } from './log-only-grows.js';

const one = row({ digest: 'one' });
const both = [one, row({ digest: 'two' })];

describe('logOnlyGrows', () => {
  it('finds a row that has changed or gone', () => {
    for (const rows of [[one], [one, row({ digest: 'three' })], []]) {
      assert.deepEqual(breachesOf(logOnlyGrows, historyOf(charged, logged(both), logged(rows))), [
        'Rows of attempt a1 of order R-1 were rewritten.',
      ]);
    }
  });

  it('finds that a whole attempt has gone', () => {
    const gone = { kind: 'log-withdrawn', order: 'R-1', attempt: 'a1' } as const;

    assert.deepEqual(breachesOf(logOnlyGrows, historyOf(charged, logged(both), gone)), [
      'Rows of attempt a1 of order R-1 are gone.',
    ]);
  });

  it('accepts more rows', () => {
    const history = historyOf(charged, logged([]), logged([one]), logged(both));

    assert.deepEqual(breachesOf(logOnlyGrows, history), []);
  });
});
