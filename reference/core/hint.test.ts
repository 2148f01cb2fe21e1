import assert from 'node:assert/strict';
import { type Hint, isSameHint, readWebhook } from './hint.js';

const createdAt = '2026-11-22T06:13:00.000000';
const hint: Hint = {
  transmissionId: 'whtrans_1',
  eventType: 'PAYMENT_STATUS_CHANGED',
  status: 'DONE',
  createdAt,
};

describe('reading a webhook', () => {
  it('finds the PG order id and the status of a payment', () => {
    const data = { paymentKey: 'key-1', orderId: 'po_one-1', status: 'DONE', totalAmount: 33_000 };
    const body = { eventType: 'PAYMENT_STATUS_CHANGED', createdAt, data };
    assert.deepEqual(readWebhook(body, 'whtrans_1'), { pgOrderId: 'po_one-1', hint });
  });

  it('finds them in the flat body of a deposit, which names no type', () => {
    const body = {
      createdAt,
      secret: 'ps_1',
      status: 'DONE',
      transactionKey: 't',
      orderId: 'po_one-1',
    };
    const expected = { ...hint, eventType: null, transmissionId: null };
    assert.deepEqual(readWebhook(body, undefined), { pgOrderId: 'po_one-1', hint: expected });
  });

  it('takes what has only a PG order id', () => {
    const empty = { transmissionId: null, eventType: null, status: null, createdAt: null };
    const expected = { pgOrderId: 'po_one-1', hint: empty };
    assert.deepEqual(readWebhook({ orderId: 'po_one-1', status: 7, createdAt: [] }, ''), expected);
  });

  it('cuts what a stranger writes', () => {
    const body = { orderId: 'po_one-1', status: 'D'.repeat(10_000) };
    assert.equal(readWebhook(body, ['a', 'b'])?.hint.status?.length, 100);
  });

  const foreign: readonly [string, unknown][] = [
    ['nothing', null],
    ['a list', [{ orderId: 'po_one-1' }]],
    [
      'a cancel, which names no payment',
      { eventType: 'CANCEL_STATUS_CHANGED', data: { cancelStatus: 'DONE' } },
    ],
    ['a PG order id that leads elsewhere', { data: { orderId: '../../etc' } }],
    ['a PG order id that is a number', { data: { orderId: 1 } }],
  ];
  for (const [what, body] of foreign) {
    it(`passes over ${what}`, () => {
      assert.equal(readWebhook(body, 'whtrans_1'), undefined);
    });
  }
});

describe('two hints', () => {
  it('are the same when the PG sends a transmission again', () => {
    assert.equal(isSameHint(hint, { ...hint, createdAt: null, status: 'ABORTED' }), true);
  });

  it('are the same when they say the same', () => {
    assert.equal(isSameHint(hint, { ...hint, transmissionId: 'whtrans_2' }), true);
    assert.equal(isSameHint(hint, { ...hint, transmissionId: null }), true);
  });

  it('differ when they say anything else', () => {
    for (const change of [{ status: 'ABORTED' }, { createdAt: null }, { eventType: null }]) {
      assert.equal(isSameHint(hint, { ...hint, transmissionId: 'whtrans_2', ...change }), false);
      assert.equal(
        isSameHint({ ...hint, transmissionId: null }, { ...hint, transmissionId: null, ...change }),
        false,
      );
    }
  });
});
