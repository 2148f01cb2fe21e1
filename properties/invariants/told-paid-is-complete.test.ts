import assert from 'node:assert/strict';
import {
  begun,
  breachesOf,
  charged,
  completed,
  historyOf,
  opened,
  paid,
  refunded,
  reopened,
  told,
} from './history-of.js';
import { toldPaidIsComplete } from './told-paid-is-complete.js';

describe('toldPaidIsComplete', () => {
  it('finds "paid" before the completion', () => {
    assert.deepEqual(breachesOf(toldPaidIsComplete, historyOf(charged, told('paid'))), [
      'Customer mina was told "paid" of order R-1, but it was not complete.',
    ]);
  });

  it('finds "paid" of a completed order without money', () => {
    assert.deepEqual(breachesOf(toldPaidIsComplete, historyOf(begun, completed(), told('paid'))), [
      'Customer mina was told "paid" of order R-1, but its money was not kept.',
    ]);
  });

  it('finds "paid" of an order that nobody has claimed', () => {
    const history = historyOf(opened(), told('paid', { attempt: null }));

    assert.equal(breachesOf(toldPaidIsComplete, history).length, 1);
  });

  it('accepts "paid" as soon as the completion is accepted', () => {
    assert.deepEqual(breachesOf(toldPaidIsComplete, historyOf(paid)), []);
    assert.deepEqual(
      breachesOf(
        toldPaidIsComplete,
        historyOf(charged, completed(), told('paid', { attempt: null })),
      ),
      [],
    );
  });

  it('accepts "paid" after people undid what was complete', () => {
    const undone = [refunded({ by: 'operator' }), reopened('complete'), told('paid')];

    assert.deepEqual(breachesOf(toldPaidIsComplete, historyOf(paid, undone)), []);
  });

  it('accepts "confirming" before the completion', () => {
    assert.deepEqual(breachesOf(toldPaidIsComplete, historyOf(charged, told('confirming'))), []);
  });
});
