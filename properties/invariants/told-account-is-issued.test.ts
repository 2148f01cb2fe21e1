import assert from 'node:assert/strict';
import {
  authenticated,
  awaitsDeposit,
  begun,
  breachesOf,
  captured,
  type Happening,
  historyOf,
  refunded,
  told,
} from './history-of.js';
import { toldAccountIsIssued } from './told-account-is-issued.js';

const account = { accountNumber: 'X-1', amountKrw: 30_000, untilMs: 9_000 };
const issued = [...begun, awaitsDeposit(9_999)];
const pretext = 'Customer mina was told "awaiting-deposit" of order R-1, but';

function find(...happenings: readonly Happening[]): readonly string[] {
  return breachesOf(toldAccountIsIssued, historyOf(...happenings));
}

function toldAccount(change: Partial<typeof account> = {}) {
  return told('awaiting-deposit', { account: { ...account, ...change } });
}

describe('toldAccountIsIssued', () => {
  it('finds an account of which the PG knows nothing', () => {
    assert.deepEqual(find(begun, toldAccount()), [`${pretext} no account had been issued.`]);
  });

  it('finds that a customer is not told where to pay', () => {
    assert.deepEqual(find(issued, told('awaiting-deposit')), [`${pretext} not where to pay.`]);
  });

  it('finds another account, another amount, and another time', () => {
    assert.deepEqual(find(issued, toldAccount({ accountNumber: 'X-2' })), [
      `${pretext} to pay into X-2, which is another account.`,
    ]);
    assert.deepEqual(find(issued, toldAccount({ amountKrw: 3_000 })), [
      `${pretext} to pay 3,000 won, and the account takes 30,000 won.`,
    ]);
    for (const untilMs of [10_000, 8_999]) {
      assert.deepEqual(find(issued, toldAccount({ untilMs })), [
        `${pretext} to pay within ${untilMs} ms, and the account takes it for 9999 ms.`,
      ]);
    }
  });

  it('accepts the account that was issued, told to the second', () => {
    assert.deepEqual(find(issued, toldAccount()), []);
    assert.deepEqual(find(issued, toldAccount({ untilMs: 9_999 })), []);
  });

  it('accepts it a moment after the deposit, and after the bank took that back', () => {
    assert.deepEqual(find(issued, captured(), toldAccount()), []);
    assert.deepEqual(find(issued, captured(), refunded({ by: 'bank' }), toldAccount()), []);
  });

  it('says nothing of other words', () => {
    assert.deepEqual(find(begun, authenticated({ paymentKey: 'k2' }), told('checking')), []);
  });
});
