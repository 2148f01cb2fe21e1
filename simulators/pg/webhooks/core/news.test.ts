import assert from 'node:assert/strict';
import type { Method } from '../../core/method.js';
import type { Payment, PaymentStatus } from '../../core/payment.js';
import { contradictionOf, newsOf } from './news.js';

type Row = {
  readonly status: PaymentStatus;
  readonly method?: Method | null;
  readonly type?: Payment['type'];
};

function somePayment({ status, method = 'card', type = 'NORMAL' }: Row): Payment {
  return {
    paymentKey: 'key-1',
    pgOrderId: 'order-1',
    orderName: '',
    order: 'R-1',
    type,
    method,
    status,
    amountKrw: 1_000,
    balanceKrw: 1_000,
    secret: 'ps_1',
    requestedAtMs: 0,
    approvableUntilMs: 1_000,
    approvedAtMs: status === 'DONE' ? 500 : null,
    lastTransactionKey: null,
    cancellations: [],
    failureCode: null,
  };
}

const P = 'PAYMENT_STATUS_CHANGED';
const D = 'DEPOSIT_CALLBACK';
const C = 'CANCEL_STATUS_CHANGED';

/** What follows when a payment of this method enters this status. */
const table: readonly (readonly [Method | null, PaymentStatus, readonly string[]])[] = [
  [null, 'READY', []],
  [null, 'EXPIRED', [P]],
  ['card', 'IN_PROGRESS', []],
  ['card', 'DONE', [P]],
  ['card', 'CANCELED', [P]],
  ['card', 'PARTIAL_CANCELED', [P]],
  ['card', 'ABORTED', [P]],
  ['card', 'EXPIRED', [P]],
  ['easy-pay', 'IN_PROGRESS', []],
  ['easy-pay', 'DONE', [P]],
  ['easy-pay', 'CANCELED', [P]],
  ['transfer', 'DONE', [P]],
  ['transfer', 'PARTIAL_CANCELED', [P]],
  ['mobile-phone', 'DONE', [P]],
  ['gift-certificate', 'DONE', [P]],
  ['virtual-account', 'READY', []],
  ['virtual-account', 'IN_PROGRESS', []],
  ['virtual-account', 'WAITING_FOR_DEPOSIT', [D]],
  ['virtual-account', 'DONE', [P, D]],
  ['virtual-account', 'CANCELED', [P, D]],
  ['virtual-account', 'PARTIAL_CANCELED', [P, D]],
  ['virtual-account', 'ABORTED', [P]],
  ['virtual-account', 'EXPIRED', [P]],
  ['foreign-easy-pay', 'DONE', [P]],
  ['foreign-easy-pay', 'CANCELED', [P, C]],
  ['foreign-easy-pay', 'PARTIAL_CANCELED', [P, C]],
];

describe('news of a payment', () => {
  for (const [method, status, expected] of table) {
    it(`of ${method ?? 'no method'} that is ${status}: ${expected.join(', ') || 'none'}`, () => {
      const news = newsOf(somePayment({ status, method }));

      assert.deepEqual(
        news.map(({ eventType }) => eventType),
        expected,
      );
    });
  }

  it('are none of an approval of a billing payment, nor of its refusal', () => {
    assert.deepEqual(newsOf(somePayment({ status: 'DONE', type: 'BILLING' })), []);
    assert.deepEqual(newsOf(somePayment({ status: 'ABORTED', type: 'BILLING' })), []);
  });

  it('are told of a cancel of a billing payment', () => {
    assert.equal(newsOf(somePayment({ status: 'CANCELED', type: 'BILLING' })).length, 1);
  });
});

describe('contradiction of news', () => {
  const rows = [
    [P, 'DONE', 'ABORTED'],
    [P, 'ABORTED', 'DONE'],
    [P, 'EXPIRED', 'DONE'],
    [P, 'CANCELED', 'DONE'],
    [P, 'PARTIAL_CANCELED', 'DONE'],
    [D, 'DONE', 'WAITING_FOR_DEPOSIT'],
    [D, 'WAITING_FOR_DEPOSIT', 'DONE'],
    [D, 'CANCELED', 'DONE'],
  ] as const;

  for (const [eventType, status, opposite] of rows) {
    it(`says ${opposite} where ${eventType} says ${status}`, () => {
      const news = contradictionOf({ eventType, payment: somePayment({ status }) });

      assert.equal(news !== null && 'payment' in news && news.payment.status, opposite);
    });
  }

  it('is none of what is neither true nor false', () => {
    const payment = somePayment({ status: 'CANCELED' });

    assert.equal(contradictionOf({ eventType: C, payment }), null);
    assert.equal(
      contradictionOf({ eventType: 'BILLING_DELETED', billingKey: 'b', reason: null }),
      null,
    );
  });
});
