import assert from 'node:assert/strict';
import { completionIffMoney } from './completion-iff-money.js';
import {
  authenticated,
  begun,
  breachesOf,
  captured,
  changed,
  charged,
  claimed,
  completed,
  flagged,
  historyOf,
  paid,
  refunded,
  reopened,
  rested,
  returned,
} from './history-of.js';

describe('completionIffMoney', () => {
  it('finds a completion without money', () => {
    assert.deepEqual(breachesOf(completionIffMoney, historyOf(begun, completed())), [
      'Order R-1 was completed for 30,000 won, but nothing had been captured and kept.',
    ]);
  });

  it('finds a completion for another amount than was captured', () => {
    const history = historyOf(charged, completed({ amountKrw: 31_000 }));

    assert.deepEqual(breachesOf(completionIffMoney, history), [
      'Order R-1 was completed for 31,000 won, but 30,000 won had been captured and kept.',
    ]);
  });

  it('finds a completion on two captured payments', () => {
    const second = { paymentKey: 'k2' };
    const history = historyOf(charged, authenticated(second), captured(second), completed());

    assert.equal(breachesOf(completionIffMoney, history).length, 1);
  });

  it('finds money that rests although a clerk sold the order otherwise', () => {
    const sold = changed('in-progress', 'closed', { by: 'clerk' });

    assert.deepEqual(breachesOf(completionIffMoney, historyOf(charged, sold, rested)), [
      "Order R-1 rests closed, but 30,000 won of its customer's money are kept.",
    ]);
  });

  it('finds that an order opened again by a clerk is completed on the old money', () => {
    const again = [claimed({ attempt: 'a2' }), completed({ attempt: 'a2' })];

    assert.equal(
      breachesOf(completionIffMoney, historyOf(paid, reopened('complete'), again)).length,
      1,
    );
  });

  it('accepts a completion with its money, and money returned', () => {
    assert.deepEqual(breachesOf(completionIffMoney, historyOf(paid, rested)), []);
    assert.deepEqual(breachesOf(completionIffMoney, historyOf(returned, rested)), []);
  });

  it('accepts a completion just after the operator returned the money', () => {
    const history = historyOf(charged, refunded({ by: 'operator' }), completed());

    assert.deepEqual(breachesOf(completionIffMoney, history), []);
  });

  it('accepts money that people look after', () => {
    assert.deepEqual(breachesOf(completionIffMoney, historyOf(charged, flagged(), rested)), []);
  });
});
