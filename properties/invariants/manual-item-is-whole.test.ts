import assert from 'node:assert/strict';
import { breachesOf, charged, flagged, historyOf, refunded } from './history-of.js';
import { manualItemIsWhole } from './manual-item-is-whole.js';

describe('manualItemIsWhole', () => {
  it('finds an item that lacks something', () => {
    const lacks = [
      { cause: '' },
      { proposedAction: null },
      { proposedAction: '' },
      { paymentKeys: ['k2'] },
    ];

    assert.deepEqual(
      lacks.flatMap((lack) => breachesOf(manualItemIsWhole, historyOf(charged, flagged(lack)))),
      [
        'The manual item of order R-1 names no cause.',
        'The manual item of order R-1 names no action.',
        'The manual item of order R-1 names no action.',
        'The manual item of order R-1 names no payment k1.',
      ],
    );
  });

  it('accepts an item that names all, and one without a payment when all was returned', () => {
    const returned = [refunded(), flagged({ paymentKeys: [] })];

    assert.deepEqual(breachesOf(manualItemIsWhole, historyOf(charged, flagged())), []);
    assert.deepEqual(breachesOf(manualItemIsWhole, historyOf(charged, returned)), []);
  });
});
