import assert from 'node:assert/strict';
import { parseJson } from './parse-json.js';

describe('parseJson', () => {
  it('reads JSON of any shape', () => {
    assert.deepEqual(parseJson('{"amount":[1]}'), { amount: [1] });
    assert.equal(parseJson('null'), null);
  });

  for (const text of ['', '{', 'undefined', '<html>', "{'a':1}"]) {
    it(`reads "${text}" as nothing`, () => {
      assert.equal(parseJson(text), undefined);
    });
  }
});
