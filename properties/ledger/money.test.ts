import assert from 'node:assert/strict';
import {
  begun,
  charged,
  completed,
  fenced,
  flagged,
  type Happening,
  historyOf,
  opened,
  paid,
  refunded,
  released,
  returned,
} from '../invariants/history-of.js';
import { createLedger } from './ledger.js';
import { toMoneyBalances } from './money.js';

function balancesOf(...happenings: readonly Happening[]) {
  const ledger = createLedger();
  historyOf(...happenings).forEach(ledger.apply);
  const [customer, merchant] = toMoneyBalances(ledger);
  assert.equal(customer.afterKrw + merchant.afterKrw, 0);
  assert.equal(customer.allowedKrw + merchant.allowedKrw, 0);
  return { after: merchant.afterKrw, allowed: merchant.allowedKrw };
}

describe('toMoneyBalances', () => {
  it('allows the price of a completed order', () => {
    assert.deepEqual(balancesOf(paid), { after: 30_000, allowed: 30_000 });
    assert.deepEqual(balancesOf(begun, completed()), { after: 0, allowed: 30_000 });
  });

  it('allows nothing where nothing was completed', () => {
    assert.deepEqual(balancesOf(charged, released()), { after: 30_000, allowed: 0 });
    assert.deepEqual(balancesOf(returned), { after: 0, allowed: 0 });
    assert.deepEqual(balancesOf(opened()), { after: 0, allowed: 0 });
  });

  it('allows what people were called for', () => {
    assert.deepEqual(balancesOf(charged, fenced(), flagged()), { after: 30_000, allowed: 30_000 });
  });

  it('allows what the operator returned of a completed order', () => {
    const history = [paid, refunded({ by: 'operator' })] as const;

    assert.deepEqual(balancesOf(...history), { after: 0, allowed: 0 });
  });

  it('sums over orders', () => {
    const other = { order: 'R-2', attempt: 'b1', amountKrw: 5_000 };

    const balances = balancesOf(paid, opened(other), completed(other));

    assert.deepEqual(balances, { after: 30_000, allowed: 30_000 });
  });

  it('has no negative zero', () => {
    const [customer] = toMoneyBalances(createLedger());

    assert.ok(Object.is(customer.afterKrw, 0));
  });
});
