import assert from 'node:assert/strict';
import {
  breachesOf,
  charged,
  flagged,
  type Happening,
  historyOf,
  opened,
  paid,
  paidOwn,
  posted,
  rested,
  returned,
} from './history-of.js';
import { postedExactlyOnce } from './posted-exactly-once.js';

function breaches(...happenings: readonly Happening[]): string[] {
  return breachesOf(postedExactlyOnce, historyOf(...happenings));
}

describe('postedExactlyOnce', () => {
  it('accepts a completed order that is posted once', () => {
    assert.deepEqual(breaches(paidOwn, posted(), rested), []);
  });

  it('finds a second posting, under the same name or another', () => {
    for (const posting of ['a1', 'a1-again']) {
      assert.deepEqual(breaches(paidOwn, posted(), posted({ posting })), [
        'Order R-1 was posted with 30,000 won, but that was posting 2.',
      ]);
    }
  });

  it('finds a completed order that rests without a posting', () => {
    assert.deepEqual(breaches(paidOwn, rested), [
      'Order R-1 should rest posted once, but is posted 0 times.',
    ]);
  });

  it('accepts one without a posting that people were called for', () => {
    const item = flagged({ cause: 'ACCOUNTING_REFUSED', exposureKrw: 0 });

    assert.deepEqual(breaches(paidOwn, item, rested), []);
  });

  it('finds a posting of money that is taken while the order is not complete', () => {
    const own = [opened({ isOwn: true }), ...charged.slice(1)];

    assert.deepEqual(breaches(own, posted()), [
      'Order R-1 was posted with 30,000 won, but it was not complete.',
    ]);
  });

  it('finds a posting of money that was returned', () => {
    const own = [opened({ isOwn: true }), ...returned.slice(1)];

    assert.deepEqual(breaches(own, posted()), [
      'Order R-1 was posted with 30,000 won, but it was not complete.',
    ]);
  });

  it('finds a posting of another amount', () => {
    assert.deepEqual(breaches(paidOwn, posted({ amountKrw: 3_000 })), [
      'Order R-1 was posted with 3,000 won, but it was completed for 30,000 won.',
    ]);
  });

  it('counts what the accountant posted, and blames the service only for its own', () => {
    const byHand = posted({ by: 'accountant' });

    assert.deepEqual(breaches(paidOwn, byHand, rested), []);
    const wrong = posted({ by: 'accountant', amountKrw: 3_000 });
    assert.deepEqual(breaches(paidOwn, wrong), []);
    assert.deepEqual(breaches(paidOwn, byHand, posted()).length, 1);
  });

  it('finds that one rests with what the accountant posted, and it is another amount', () => {
    const wrong = posted({ by: 'accountant', amountKrw: 3_000 });
    const item = flagged({ cause: 'EVIDENCE_CONFLICT', exposureKrw: 0 });

    assert.deepEqual(breaches(paidOwn, wrong, rested), [
      'Order R-1 should rest posted with 30,000 won, but is posted with 3,000 won.',
    ]);
    assert.deepEqual(breaches(paidOwn, wrong, item, rested), []);
  });

  it('demands nothing of an order whose own system does the accounting', () => {
    assert.deepEqual(breaches(paid, rested), []);
  });
});
