import assert from 'node:assert/strict';
import { toMoneyVerdict } from './money-verdict.js';

const cases: readonly (readonly [string, number, number, string | null])[] = [
  ['customer', -33_000, -33_000, null],
  ['customer', -33_000, 0, '33,000 too much taken'],
  ['customer', 0, -33_000, '33,000 too little taken'],
  ['customer A', -66_000, -33_000, '33,000 too much taken'],
  ['merchant', 33_000, 0, '33,000 too much received'],
  ['merchant', 0, 33_000, '33,000 too little received'],
];

describe('toMoneyVerdict', () => {
  for (const [account, afterKrw, allowedKrw, verdict] of cases) {
    it(`says ${verdict ?? 'nothing'} of ${account} at ${afterKrw}, allowed ${allowedKrw}`, () => {
      assert.equal(toMoneyVerdict({ account, afterKrw, allowedKrw }), verdict);
    });
  }
});
