import assert from 'node:assert/strict';
import {
  begun,
  breachesOf,
  captured,
  changed,
  charged,
  completed,
  fenced,
  flagged,
  historyOf,
  paid,
  paidOwn,
  posted,
  refunded,
  reopened,
  rested,
  returned,
  told,
  withdrawn,
} from './history-of.js';
import { manualIsTrue } from './manual-is-true.js';

describe('manualIsTrue', () => {
  it('finds an item that names another amount than is at risk', () => {
    const history = historyOf(charged, fenced(), flagged({ exposureKrw: 3_000 }), rested);

    assert.deepEqual(breachesOf(manualIsTrue, history), [
      'The manual items of order R-1 put 3,000 won at risk, but it is 30,000 won.',
    ]);
  });

  it('finds a false alarm over an order that is plainly over', () => {
    const alarm = flagged({ exposureKrw: 0 });

    assert.deepEqual(breachesOf(manualIsTrue, historyOf(returned, alarm, rested)), [
      'Order R-1 is flagged for people, but rests payable with nothing at risk.',
    ]);
    assert.equal(breachesOf(manualIsTrue, historyOf(paid, alarm, rested)).length, 1);
  });

  it('finds an item that puts nothing at risk while money is kept that the service took', () => {
    const nothing = flagged({ exposureKrw: 0 });

    assert.deepEqual(breachesOf(manualIsTrue, historyOf(charged, nothing)), [
      'The manual item of order R-1 puts nothing at risk, but 30,000 won were taken for it.',
    ]);
  });

  it('accepts one that puts nothing at risk before the money comes, and when the order is complete', () => {
    const nothing = flagged({ exposureKrw: 0 });

    assert.deepEqual(breachesOf(manualIsTrue, historyOf(begun, nothing, captured())), []);
    assert.deepEqual(breachesOf(manualIsTrue, historyOf(paid, nothing)), []);
  });

  it('accepts an item for exactly the money that is kept', () => {
    assert.deepEqual(breachesOf(manualIsTrue, historyOf(charged, fenced(), flagged(), rested)), []);
  });

  it('accepts an item for an order that is complete without its money', () => {
    const returnedByHand = historyOf(paid, refunded({ by: 'operator' }), flagged(), rested);
    const neverTaken = historyOf(begun, completed(), flagged(), rested);

    assert.deepEqual(breachesOf(manualIsTrue, returnedByHand), []);
    assert.deepEqual(breachesOf(manualIsTrue, neverTaken), []);
  });

  it('accepts an item without money for an order that the books do not show with its price', () => {
    const alarm = flagged({ exposureKrw: 0 });

    assert.deepEqual(breachesOf(manualIsTrue, historyOf(paidOwn, alarm, rested)), []);
    const wrong = posted({ by: 'accountant', amountKrw: 3_000 });
    assert.deepEqual(breachesOf(manualIsTrue, historyOf(paidOwn, wrong, alarm, rested)), []);
    assert.equal(breachesOf(manualIsTrue, historyOf(paidOwn, posted(), alarm, rested)).length, 1);
  });

  it('accepts an item without money for an order that is stuck', () => {
    const history = historyOf(begun, flagged({ exposureKrw: 0 }), told('manual'), rested);

    assert.deepEqual(breachesOf(manualIsTrue, history), []);
  });

  it('accepts an item for money whose order a clerk has opened again, and none for another sum', () => {
    const opened = [...paid, reopened('complete')];

    assert.deepEqual(breachesOf(manualIsTrue, historyOf(opened, flagged(), rested)), []);
    const other = historyOf(opened, flagged({ exposureKrw: 1 }), rested);
    assert.equal(breachesOf(manualIsTrue, other).length, 1);
  });

  it('finds an item that forgets that a clerk has given the complete order another price', () => {
    const dearer = [...paid, changed('complete', 'complete', { by: 'clerk', amountKrw: 44_000 })];
    const withItem = (exposureKrw: number) =>
      breachesOf(manualIsTrue, historyOf(dearer, flagged({ exposureKrw }), rested));

    assert.deepEqual(withItem(14_000), []);
    assert.deepEqual(withItem(0), [
      'The manual items of order R-1 put 0 won at risk, but it is 14,000 won.',
    ]);
  });

  it('accepts an item for money whose order a clerk has completed in nobody’s name, and none for another sum', () => {
    const byHand = [...begun, ...charged, completed({ by: 'clerk', attempt: null })];

    assert.deepEqual(breachesOf(manualIsTrue, historyOf(...byHand, flagged(), rested)), []);
    const other = historyOf(...byHand, flagged({ exposureKrw: 1 }), rested);
    assert.equal(breachesOf(manualIsTrue, other).length, 1);
  });

  it('accepts a false item that is withdrawn', () => {
    const history = historyOf(paid, flagged({ exposureKrw: 1 }), withdrawn, rested);

    assert.deepEqual(breachesOf(manualIsTrue, history), []);
  });
});
