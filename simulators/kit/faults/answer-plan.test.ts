import assert from 'node:assert/strict';
import { createAnswerPlan } from './answer-plan.js';

describe('answer plan', () => {
  const at = { operation: 'pg.confirm', nth: 1, order: 'R-1' };
  const plan = createAnswerPlan([{ at, code: 'REJECT_CARD_PAYMENT' }]);

  it('gives the code of the rule that means the exchange', () => {
    assert.equal(plan.answerTo(at), 'REJECT_CARD_PAYMENT');
  });

  it('leaves every other exchange alone', () => {
    assert.equal(plan.answerTo({ ...at, nth: 2 }), undefined);
  });
});
