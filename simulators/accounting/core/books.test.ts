import assert from 'node:assert/strict';
import { decidePost, type Posting } from './books.js';

const entry = {
  posting: 'a-1',
  order: 'R-1',
  paymentKey: 'k-1',
  amountKrw: 33_000,
  businessDay: '2026-01-05',
};
const known: Posting = { ...entry, serial: 1, by: 'service' };
const open = { known: undefined, isIdempotent: true, closedThrough: null, answer: undefined };

describe('accounting books', () => {
  it('post what is new', () => {
    assert.deepEqual(decidePost(entry, open), { kind: 'post' });
  });

  it('know a posting again by its name', () => {
    assert.deepEqual(decidePost(entry, { ...open, known }), { kind: 'known', posting: known });
  });

  it('refuse another posting of the same name', () => {
    const other = { ...entry, amountKrw: 1 };

    assert.deepEqual(decidePost(other, { ...open, known }), {
      kind: 'refused',
      code: 'POSTING_DIFFERS',
    });
  });

  it('post twice where nobody looks', () => {
    assert.deepEqual(decidePost(entry, { ...open, known, isIdempotent: false }), { kind: 'post' });
  });

  it('refuse up to the day that is closed, and not the day after', () => {
    const closed = { kind: 'refused', code: 'PERIOD_CLOSED' };

    assert.deepEqual(decidePost(entry, { ...open, closedThrough: '2026-01-05' }), closed);
    assert.deepEqual(decidePost(entry, { ...open, closedThrough: '2026-01-04' }), { kind: 'post' });
  });

  it('know a posting again after its day was closed, and when they are to refuse', () => {
    const rules = { ...open, known, closedThrough: '2026-01-05', answer: 'PERIOD_CLOSED' };

    assert.equal(decidePost(entry, rules).kind, 'known');
  });

  it('refuse as the run wants it', () => {
    assert.deepEqual(decidePost(entry, { ...open, answer: 'COST_CENTRE_UNKNOWN' }), {
      kind: 'refused',
      code: 'COST_CENTRE_UNKNOWN',
    });
  });
});
