import assert from 'node:assert/strict';
import { switchesSchema as legacyOrderSwitches } from '../simulators/legacy-order/switches.js';
import { switchesSchema } from '../simulators/pg/switches.js';
import { UsageError } from './exit-code.js';
import { readPlanned } from './read-planned.js';
import { readSwitches } from './read-switches.js';

function problemOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error('Nothing was found wrong.');
}

describe('--fault', () => {
  const operations = ['pg.confirm', 'pg.cancel'];
  const problem = (...texts: string[]) => problemOf(() => readPlanned(texts, operations));

  it('is a fault or a code at an exchange', () => {
    const [fault, answer] = readPlanned(['pg.confirm#2:delay=9', 'pg.cancel:X_Y'], operations);

    assert.deepEqual(fault?.outcome, { kind: 'fault', fault: { fault: 'delay', afterMs: 9 } });
    assert.deepEqual(answer?.outcome, { kind: 'answer', code: 'X_Y' });
  });

  it('is refused with the nearest operation', () => {
    assert.match(
      problem('pg.confrim:delay'),
      /expected one of pg\.confirm, pg\.cancel, got pg\.confrim; did you mean pg\.confirm\?$/,
    );
  });

  it('is refused with all faults there are', () => {
    assert.match(problem('pg.confirm:explode'), /expected a rule such as .*lose-response, /);
  });

  it('kills no service, for there is none', () => {
    assert.match(problem('pg.confirm:crash-before'), /there is no service to kill/);
  });

  it('is refused together with all others that are wrong', () => {
    assert.equal(problem('pg.confirm', 'x', 'pg.cancel:delay').split('\n').length, 2);
  });
});

describe('--switch', () => {
  const problem = (...pairs: string[]) => problemOf(() => readSwitches(pairs, switchesSchema));

  it('takes numbers, truths and texts', () => {
    const { approvalWindowMs, keepsServerErrors, aborted } = readSwitches(
      ['approvalWindowMs=5000', 'keepsServerErrors=false', 'aborted=INVALID_REQUEST'],
      switchesSchema,
    );

    assert.deepEqual(
      [approvalWindowMs, keepsServerErrors, aborted],
      [5_000, false, 'INVALID_REQUEST'],
    );
  });

  it('is one of the party that is asked for', () => {
    const pairs = ['accountingClosedHours=23:30-00:30', 'stockMissingOrders=["R-1"]'];

    const { accountingClosedHours, stockMissingOrders } = readSwitches(pairs, legacyOrderSwitches);

    assert.deepEqual([accountingClosedHours, stockMissingOrders], ['23:30-00:30', ['R-1']]);
  });

  it('is refused with what is allowed', () => {
    assert.match(problem('aborted=x'), /^--switch aborted="x": expected an error code/);
    assert.match(problem('approvalWindowMs=soon'), /approvalWindowMs="soon": .*expected number/);
    assert.match(problem('abort=X'), /^--switch abort: expected one of .*did you mean aborted\?$/);
    assert.match(problem('aborted'), /^--switch aborted: expected name=value$/);
  });
});
