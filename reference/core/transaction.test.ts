import assert from 'node:assert/strict';
import { classifyTransactions, sumMovements } from './transaction.js';

const row = {
  mId: 'simmid01',
  transactionKey: 'tx-1',
  paymentKey: 'key-1',
  orderId: 'po_one',
  status: 'DONE',
  transactionAt: '2026-01-05T10:00:00+09:00',
  currency: 'KRW',
  amount: 33_000,
};
const classify = (body: unknown, status = 200) =>
  classifyTransactions({ status, body: JSON.stringify(body) });

describe('the PG’s transactions', () => {
  it('are read with their moment and their amount', () => {
    assert.deepEqual(classify([row]), {
      kind: 'page',
      transactions: [
        {
          transactionKey: 'tx-1',
          paymentKey: 'key-1',
          pgOrderId: 'po_one',
          status: 'DONE',
          amountKrw: 33_000,
          atMs: Date.parse('2026-01-05T01:00:00Z'),
        },
      ],
    });
  });

  it('may be none', () => {
    assert.deepEqual(classify([]), { kind: 'page', transactions: [] });
  });

  it('of another currency are no won', () => {
    const page = classify([{ ...row, currency: 'USD', amount: 12.5 }]);
    assert.equal(page.kind === 'page' && page.transactions[0]?.amountKrw, null);
  });

  it('are asked for again later after 429', () => {
    assert.deepEqual(classify({ code: 'TOO_MANY_REQUESTS' }, 429), { kind: 'limited' });
  });

  for (const [what, body, status] of [
    ['an error', { code: 'X' }, 500],
    ['an object', { items: [row] }, 200],
    ['a row without a key', [row, { ...row, paymentKey: undefined }], 200],
    ['a row without a currency', [{ ...row, currency: undefined }], 200],
    ['a row at no moment', [{ ...row, transactionAt: 'yesterday' }], 200],
    ['a row with half a won', [{ ...row, amount: 0.5 }], 200],
    ['a row that is none', [null], 200],
  ] as const) {
    it(`cannot be read from ${what}`, () => {
      assert.equal(classify(body, status).kind, 'unreadable');
    });
  }

  it('cannot be read from a page of HTML', () => {
    assert.equal(classifyTransactions({ status: 200, body: '<html>' }).kind, 'unreadable');
  });

  it('add up to what was taken and what went back', () => {
    const page = classify([
      row,
      { ...row, transactionKey: 'tx-2', status: 'PARTIAL_CANCELED', amount: 3_000 },
      { ...row, transactionKey: 'tx-3', status: 'CANCELED', amount: 30_000 },
      { ...row, transactionKey: 'tx-4', status: 'WAITING_FOR_DEPOSIT', amount: 0 },
    ]);
    assert.ok(page.kind === 'page');
    const sums = { takenKrw: 33_000, returnedKrw: 33_000 };
    assert.deepEqual(sumMovements(page.transactions), sums);
  });

  it('count a deposit that the bank took back as returned', () => {
    const page = classify([
      { ...row, transactionKey: 'tx-1', status: 'WAITING_FOR_DEPOSIT', amount: 0 },
      { ...row, transactionKey: 'tx-2', status: 'DONE', amount: 33_000 },
      { ...row, transactionKey: 'tx-3', status: 'WAITING_FOR_DEPOSIT', amount: 33_000 },
    ]);
    assert.ok(page.kind === 'page');
    const sums = { takenKrw: 33_000, returnedKrw: 33_000 };
    assert.deepEqual(sumMovements(page.transactions), sums);
  });
});
