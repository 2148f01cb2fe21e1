import assert from 'node:assert/strict';
import { breachesOf, charged, historyOf, logged, row } from './history-of.js';
import { rowsNameTheirWriter } from './rows-name-their-writer.js';

describe('rowsNameTheirWriter', () => {
  it('finds a row that names nobody', () => {
    for (const by of [null, '']) {
      const history = historyOf(charged, logged([row(), row({ by })]));
      assert.deepEqual(breachesOf(rowsNameTheirWriter, history), [
        'Row 2 of attempt a1 does not say who wrote it.',
      ]);
    }
  });

  it('accepts rows of whoever it was', () => {
    const history = historyOf(charged, logged([row(), row({ by: 'service sweeper' })]));

    assert.deepEqual(breachesOf(rowsNameTheirWriter, history), []);
  });
});
