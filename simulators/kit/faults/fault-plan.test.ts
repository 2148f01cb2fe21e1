import assert from 'node:assert/strict';
import { afterMsOf, createFaultPlan, type FaultRule, toRuleText } from './fault-plan.js';

const at = { operation: 'pg.confirm', nth: 1, order: 'R-1' };
const lost: FaultRule = { at, fault: 'lose-response' };

describe('fault plan', () => {
  it('fires a rule at the exchange that it means', () => {
    assert.equal(createFaultPlan([lost]).take(at), lost);
  });

  it('fires a rule once only', () => {
    const plan = createFaultPlan([lost]);
    plan.take(at);

    assert.equal(plan.take(at), undefined);
  });

  it('lets the first of several rules win and keeps the others', () => {
    const second: FaultRule = { at: { ...at, order: null }, fault: 'delay' };
    const plan = createFaultPlan([lost, second]);

    assert.equal(plan.take(at), lost);
    assert.equal(plan.take(at), second);
  });

  it('knows the rules that have not fired', () => {
    const other: FaultRule = { at: { ...at, order: 'R-2' }, fault: 'delay' };
    const plan = createFaultPlan([lost, other]);
    plan.take(at);

    assert.deepEqual(plan.unspent(), [other]);
  });

  it('fires nothing once it is healed', () => {
    const plan = createFaultPlan([lost]);
    plan.heal();

    assert.equal(plan.take(at), undefined);
    assert.deepEqual(plan.unspent(), [lost]);
  });

  it('spends equal rules one by one', () => {
    const plan = createFaultPlan([{ ...lost }, { ...lost }]);
    plan.take(at);

    assert.equal(plan.unspent().length, 1);
  });
});

describe('fault rule', () => {
  it('is written as address and kind', () => {
    assert.equal(toRuleText(lost), 'pg.confirm#1 of R-1: lose-response');
  });

  it('waits as long as it says, else as is usual for its kind', () => {
    assert.equal(afterMsOf({ at, fault: 'delay', afterMs: 7 }), 7);
    assert.equal(afterMsOf({ at, fault: 'delay' }), 50);
    assert.equal(afterMsOf({ at, fault: 'execute-late' }), 2_500);
    assert.equal(afterMsOf({ at, fault: 'deliver-twice' }), 100);
    assert.equal(afterMsOf(lost), 0);
  });
});
