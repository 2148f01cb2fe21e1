import assert from 'node:assert/strict';
import { isWholeWon, parseKrw, parseKrwDigits } from './money.js';

describe('money', () => {
  it('accepts whole won greater than zero up to 2^53 − 1', () => {
    for (const won of [1, 33_000, Number.MAX_SAFE_INTEGER]) assert.equal(parseKrw(won), won);
  });

  for (const value of [0, -1, 0.5, 33_000.01, 2 ** 53, Number.NaN, Infinity, '33000', null, [1]]) {
    it(`takes ${JSON.stringify(value)} (${typeof value}) for no amount`, () => {
      assert.equal(parseKrw(value), undefined);
    });
  }

  it('accepts the digits of the success URL', () => {
    assert.equal(parseKrwDigits('33000'), 33_000);
  });

  for (const text of [
    '',
    '0',
    '033000',
    '33,000',
    '33000.0',
    '+1',
    '-1',
    ' 1',
    '1e3',
    '0x10',
    '9'.repeat(17),
  ]) {
    it(`takes "${text}" for no digits of an amount`, () => {
      assert.equal(parseKrwDigits(text), undefined);
    });
  }

  it('takes 16 digits beyond 2^53 for no amount', () => {
    assert.equal(parseKrwDigits('9999999999999999'), undefined);
  });

  it('lets a balance be zero', () => {
    assert.equal(isWholeWon(0), true);
    assert.equal(isWholeWon(-1), false);
    assert.equal(isWholeWon('0'), false);
  });
});
