import assert from 'node:assert/strict';
import { toFaultText } from './fault-fields.js';
import { faultKinds } from './fault-kind.js';
import { parseOutcome, parsePlannedOutcome } from './planned-outcome.js';

describe('planned outcome', () => {
  const confirm = { operation: 'pg.confirm', nth: 1, order: null };

  for (const text of ['pg.confirm#1:lose-response', 'pg.confirm: lose-response']) {
    it(`reads "${text}"`, () => {
      assert.deepEqual(parsePlannedOutcome(text), {
        at: confirm,
        outcome: { kind: 'fault', fault: { fault: 'lose-response' } },
      });
    });
  }

  it('reads a code', () => {
    assert.deepEqual(parsePlannedOutcome('pg.confirm#every of A:REJECT_CARD_PAYMENT'), {
      at: { operation: 'pg.confirm', nth: 'every', order: 'A' },
      outcome: { kind: 'answer', code: 'REJECT_CARD_PAYMENT' },
    });
  });

  it('reads a code of digits', () => {
    assert.deepEqual(parsePlannedOutcome('legacy-order.complete:4012')?.outcome, {
      kind: 'answer',
      code: '4012',
    });
  });

  for (const text of [
    'delay=3000',
    'error-before=404',
    'garble-response=broken-json',
    'truncate-response=close',
    ...faultKinds,
  ]) {
    it(`writes "${text}" as it reads it`, () => {
      const outcome = parseOutcome(text);

      assert.ok(outcome?.kind === 'fault');
      assert.equal(toFaultText(outcome.fault), text);
    });
  }

  for (const text of [
    '',
    'pg.confirm',
    ':lose-response',
    'pg.confirm:lose',
    'pg.confirm:delay=soon',
    'pg.confirm:error-after=501',
    'pg.confirm:lose-response=1',
    'pg.confirm#0:delay',
    'pg.confirm:toString',
  ]) {
    it(`does not read "${text}"`, () => {
      assert.equal(parsePlannedOutcome(text), undefined);
    });
  }
});
