import assert from 'node:assert/strict';
import {
  parseAttemptId,
  parseOrderId,
  parsePaymentKey,
  parsePgOrderId,
  toAttemptId,
  toPgOrderId,
} from './ids.js';

describe('ids', () => {
  it('parses what it makes', () => {
    assert.equal(parseAttemptId(toAttemptId('a1')), 'at_a1');
    assert.equal(parsePgOrderId(toPgOrderId('a1b2')), 'po_a1b2');
  });

  it('accepts ids of the partners', () => {
    assert.equal(parseOrderId('R-1001'), 'R-1001');
    assert.equal(parsePaymentKey('tnhig20251121102047bvrO8'), 'tnhig20251121102047bvrO8');
  });

  for (const text of ['', 'a b', '../orders', 'a/b', 'a'.repeat(201), '한글', '.', 'a?b']) {
    it(`refuses "${text.slice(0, 12)}" for every kind`, () => {
      for (const parse of [parseOrderId, parseAttemptId, parsePgOrderId, parsePaymentKey]) {
        assert.equal(parse(text), undefined);
      }
    });
  }
});
