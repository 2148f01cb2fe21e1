import assert from 'node:assert/strict';
import type { Choices } from '../choices/choices.js';
import { createChosenFaultPlan } from './chosen-fault-plan.js';

const confirm = { operation: 'pg.confirm', nth: 1, order: 'R-1001' };

/** Takes the option of this name wherever it is offered, and remembers what was offered. */
function choosing(wanted: string) {
  const offered: (readonly string[])[] = [];
  const choices: Choices = {
    pick: (_label, options) => {
      offered.push(options);
      return Math.max(0, options.indexOf(wanted));
    },
  };
  return { offered, choices };
}

describe('chosen fault plan', () => {
  it('strikes with the chosen kind', () => {
    const plan = createChosenFaultPlan(choosing('lose-response').choices, { faultsMax: 1 });

    assert.deepEqual(plan.take(confirm), { at: confirm, fault: 'lose-response' });
  });

  it('offers nothing once all faults have struck', () => {
    const { choices, offered } = choosing('lose-response');
    const plan = createChosenFaultPlan(choices, { faultsMax: 1 });
    plan.take(confirm);

    assert.equal(plan.take(confirm), undefined);
    assert.equal(offered.length, 1);
    assert.equal(plan.crashes.arePossible(), false);
  });

  it('offers the kinds that spoil an answer at a look-up, and no crash', () => {
    const { choices, offered } = choosing('none');
    createChosenFaultPlan(choices, { faultsMax: 1 }).take({ ...confirm, operation: 'pg.look-up' });

    const kinds = offered.flat();
    assert.ok(kinds.includes('lose-response'));
    assert.ok(!kinds.some((kind) => kind.startsWith('crash')));
  });

  it('offers one of the kinds that show a caller the same, when condensed', () => {
    const { choices, offered } = choosing('none');
    createChosenFaultPlan(choices, { faultsMax: 1, isCondensed: true }).take(confirm);

    assert.ok(offered.flat().includes('reset-after'));
    assert.ok(!offered.flat().includes('close-after'));
  });

  it('offers crashes only while these are all that is new', () => {
    const { choices, offered } = choosing('none');
    const plan = createChosenFaultPlan(choices, { faultsMax: 2 });

    plan.crashes.areAllThatIsNew(true);
    const struck = plan.take(confirm);
    plan.crashes.areAllThatIsNew(false);
    plan.take(confirm);

    assert.equal(struck?.fault, 'crash-before');
    assert.deepEqual(offered[0], ['crash-before', 'crash-after']);
    assert.ok(offered[1]?.includes('none'));
  });
});
