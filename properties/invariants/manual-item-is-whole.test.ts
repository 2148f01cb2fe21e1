import assert from 'node:assert/strict';
import { asked, breachesOf, charged, flagged, historyOf, refunded, told } from './history-of.js';
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

  it('finds an item that names a word that nobody can have read', () => {
    const answered = told('checking', { request: 1, asked: 'callback' });

    assert.deepEqual(
      breachesOf(manualItemIsWhole, historyOf(charged, answered, flagged({ told: 'not-charged' }))),
      ['The manual item of order R-1 names no word that was told, but "not-charged".'],
    );
  });

  it('accepts a word that was told, that was lost on its way, and that promises nothing', () => {
    const answers = [
      [told('not-charged', { request: 1 })],
      [told('nothing', { request: 1 })],
      [told('checking', { request: 1 }), asked({ request: 2 })],
    ];

    for (const answer of answers) {
      const history = historyOf(charged, answer, flagged({ told: 'not-charged' }));
      assert.deepEqual(breachesOf(manualItemIsWhole, history), []);
    }
    const plain = historyOf(charged, told('checking', { request: 1 }), flagged({ told: 'ready' }));
    assert.deepEqual(breachesOf(manualItemIsWhole, plain), []);
  });

  it('accepts an item that names all, and one without a payment when all was returned', () => {
    const returned = [refunded(), flagged({ paymentKeys: [] })];

    assert.deepEqual(breachesOf(manualItemIsWhole, historyOf(charged, flagged())), []);
    assert.deepEqual(breachesOf(manualItemIsWhole, historyOf(charged, returned)), []);
  });
});
