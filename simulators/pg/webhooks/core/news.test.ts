import assert from 'node:assert/strict';
import type { Method } from '../../core/method.js';
import { begin, type Cancellation, type Payment, type PaymentStatus } from '../../core/payment.js';
import type { PaymentEvent } from '../../core/payment-event.js';
import { contradictionOf, type News, newsOf } from './news.js';

type Row = {
  readonly status: PaymentStatus;
  readonly method?: Method | null;
  readonly type?: Payment['type'];
};

const cancellation: Cancellation = {
  transactionKey: 'cancel-1',
  reason: '고객 요청',
  amount: 400,
  taxFreeAmount: 0,
  refundable: 600,
  status: 'DONE',
  cancelRequestId: null,
  atMs: 700,
  settlesAtMs: null,
};

function somePayment({ status, method = 'card', type = 'NORMAL' }: Row): Payment {
  const opened = begin({
    kind: 'opened',
    paymentKey: 'key-1',
    pgOrderId: 'order-1',
    orderName: '',
    order: 'R-1',
    type,
    currency: 'KRW',
    amount: 1_000,
    taxFreeAmount: 0,
    taxExemptionAmount: 0,
    secret: 'ps_1',
    clientKey: null,
    customerKey: null,
    isEscrow: false,
    isCultureExpense: false,
    metadata: null,
    cashReceipt: null,
    atMs: 0,
    authenticableUntilMs: 1_000,
  });
  return { ...opened, status, method, cancellations: [cancellation] };
}

const ofCancel = { paymentKey: 'key-1', transactionKey: 'cancel-1', atMs: 700 };

const captured: PaymentEvent = { ...ofCancel, kind: 'captured', transactionKey: 'approval-1' };

const refunded: PaymentEvent = {
  ...ofCancel,
  kind: 'refunded',
  amount: 400,
  taxFreeAmount: 0,
  reason: '고객 요청',
  by: 'service',
  cancelRequestId: null,
};

const requested: PaymentEvent = {
  ...ofCancel,
  kind: 'refund-requested',
  amount: 400,
  taxFreeAmount: 0,
  reason: '고객 요청',
  cancelRequestId: null,
  settlesAtMs: 900,
};

/** An event after which a payment can have this status; which it was makes no other difference. */
function eventBefore(status: PaymentStatus): PaymentEvent | null {
  if (status === 'EXPIRED') return null;
  return status === 'CANCELED' || status === 'PARTIAL_CANCELED' ? refunded : captured;
}

function typesOf(news: readonly News[]): readonly string[] {
  return news.map(({ eventType }) => eventType);
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
      const payment = somePayment({ status, method });

      assert.deepEqual(typesOf(newsOf(payment, eventBefore(status))), expected);
    });
  }

  it('are none of an approval of a billing payment, nor of its refusal', () => {
    for (const status of ['DONE', 'ABORTED'] as const) {
      assert.deepEqual(newsOf(somePayment({ status, type: 'BILLING' }), captured), []);
    }
  });

  it('are told of a cancel of a billing payment', () => {
    const payment = somePayment({ status: 'CANCELED', type: 'BILLING' });

    assert.deepEqual(typesOf(newsOf(payment, refunded)), [P]);
  });

  const foreign = somePayment({ status: 'PARTIAL_CANCELED', method: 'foreign-easy-pay' });

  it('of a foreign cancel that is asked for are of the cancel only', () => {
    assert.deepEqual(typesOf(newsOf(foreign, requested)), [C]);
  });

  for (const [outcome, expected] of [
    ['DONE', [P, C]],
    ['ABORTED', [C]],
  ] as const) {
    it(`of a foreign cancel that is ${outcome} are ${expected.join(' and ')}`, () => {
      const settled: PaymentEvent = { ...ofCancel, kind: 'refund-settled', outcome };

      assert.deepEqual(typesOf(newsOf(foreign, settled)), expected);
    });
  }
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

    assert.equal(contradictionOf({ eventType: C, payment, cancellation }), null);
    assert.equal(
      contradictionOf({ eventType: 'BILLING_DELETED', billingKey: 'b', reason: null }),
      null,
    );
  });
});
